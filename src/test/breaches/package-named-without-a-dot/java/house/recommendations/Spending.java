package house.recommendations;

class Spending {
  private static final String BILLING = "house.billing";

  Object invoices(String type) throws ReflectiveOperationException {
    return Class.forName(BILLING + '.' + type).getDeclaredConstructors()[0];
  }
}
