package house.recommendations;

import house.billing.rates.Rates;

class Frugal {
  int fee() {
    return Rates.fee();
  }
}
