package house.billing;

public class Rates {
  public static int fee() {
    return 1500;
  }
}
