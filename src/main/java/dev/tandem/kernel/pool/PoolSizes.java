package dev.tandem.kernel.pool;

/** How the connections of a process are divided between the uses. */
record PoolSizes(int total) {

  private static final int SIGN_IN = 2;
  private static final int LEAST_BACKGROUND = 4;

  int of(DatabaseUse use) {
    int background = Math.max(LEAST_BACKGROUND, total * 3 / 10);
    int requests = Math.max(2, total - SIGN_IN - background);
    return switch (use) {
      case SIGN_IN -> SIGN_IN;
      case BACKGROUND -> background;
      case READ -> requests / 2;
      case WRITE -> requests - requests / 2;
    };
  }
}
