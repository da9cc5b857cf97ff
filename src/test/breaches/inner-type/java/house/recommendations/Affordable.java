package house.recommendations;

class Affordable {
  int fee() {
    return house.billing.Rates.fee();
  }
}
