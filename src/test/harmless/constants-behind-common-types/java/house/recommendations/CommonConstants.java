package house.recommendations;

class CommonConstants {
  private static final Object LOCK_NAME = "x";
  static final java.util.Optional<java.util.List<String>> NONE = java.util.Optional.empty();
  static final Comparable<String> FIRST = "a";
  private static final int[] WEEK = {1, 2, 3};

  int of(int i) {
    return WEEK[i];
  }
}
