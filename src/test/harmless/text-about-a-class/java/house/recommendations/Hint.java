package house.recommendations;

/** See house.billing.Invoices: invoices belong to billing. */
class Hint {
  String text() {
    return "Invoices come from house.billing.Invoices and are no part of a ranking.";
  }

  String word() {
    return "house.billings";
  }
}
