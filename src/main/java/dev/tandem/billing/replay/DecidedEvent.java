package dev.tandem.billing.replay;

import dev.tandem.billing.account.AccountEvent;
import dev.tandem.billing.store.StoredJson;
import dev.tandem.billing.store.StoredNames;

/**
 * An event as it is stored.
 *
 * @param payload JSON
 */
record DecidedEvent(String type, String payload) {

  static DecidedEvent of(AccountEvent event) {
    return new DecidedEvent(StoredNames.nameOf(event.getClass()), StoredJson.format(event));
  }

  static DecidedEvent of(HistoryRow row) {
    return new DecidedEvent(row.type(), row.payload());
  }
}
