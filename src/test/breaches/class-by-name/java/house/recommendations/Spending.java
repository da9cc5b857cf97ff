package house.recommendations;

class Spending {
  Class<?> invoices() throws ClassNotFoundException {
    return Class.forName("house.billing.Invoices");
  }
}
