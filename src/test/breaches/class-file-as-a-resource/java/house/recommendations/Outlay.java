package house.recommendations;

class Outlay {
  Object bytes() {
    return Outlay.class.getResource("/house/billing/Invoices.class");
  }
}
