package house.recommendations;

class Thrifty {
  int fee() {
    return house.billing.Rates.fee();
  }
}
