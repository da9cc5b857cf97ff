package house.recommendations;

class Spending {
  Object bytes() {
    return Spending.class.getResource("/house/billing/Invoices.class");
  }
}
