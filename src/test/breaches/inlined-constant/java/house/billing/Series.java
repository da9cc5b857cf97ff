package house.billing;

public class Series {
  public static final String PREFIX = "INV-";
}
