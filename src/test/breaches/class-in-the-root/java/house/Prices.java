package house;

public final class Prices {
  private Prices() {}

  public static int feeOf(int amount) {
    return amount / 10;
  }
}
