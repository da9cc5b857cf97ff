package house.recommendations;

final class Counts {
  private static final int[] VIEWS = new int[24];

  static void seen(int hour) {
    VIEWS[hour]++;
  }
}
