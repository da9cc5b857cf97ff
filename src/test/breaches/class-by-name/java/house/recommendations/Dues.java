package house.recommendations;

class Dues {
  Class<?> invoices() throws ClassNotFoundException {
    return Class.forName("house.billing.Invoices");
  }
}
