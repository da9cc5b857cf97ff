package house.billing.events;

public final class Currencies {
  public static final String MAIN = "EUR";

  private Currencies() {}
}
