package dev.tandem.billing.replay;

import dev.tandem.billing.account.AccountEvent;
import dev.tandem.billing.store.StoredJson;
import dev.tandem.billing.store.StoredNames;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * An event as it is stored.
 *
 * @param payload JSON
 */
record DecidedEvent(String type, String payload) {

  private static final Map<Class<?>, String> NAMES =
      StoredNames.typesByName(AccountEvent.class).entrySet().stream()
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

  static DecidedEvent of(AccountEvent event) {
    return new DecidedEvent(
        Objects.requireNonNull(NAMES.get(event.getClass())), StoredJson.format(event));
  }

  static DecidedEvent of(HistoryRow row) {
    return new DecidedEvent(row.type(), row.payload());
  }
}
