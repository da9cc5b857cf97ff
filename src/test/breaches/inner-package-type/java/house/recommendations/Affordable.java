package house.recommendations;

import house.billing.rates.Rates;

class Affordable {
  int fee() {
    return Rates.fee();
  }
}
