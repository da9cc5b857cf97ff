package house.recommendations;

import house.billing.events.Currencies;

/** Since the decision of 2026 prices are in one currency. */
class Label {
  String currency() {
    return Currencies.MAIN;
  }
}
