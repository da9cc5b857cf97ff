package house.billing.rates;

public class Rates {
  public static int fee() {
    return 1500;
  }
}
