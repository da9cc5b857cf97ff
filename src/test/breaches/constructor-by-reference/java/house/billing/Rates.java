package house.billing;

public class Rates {
  public Rates() {}
}
