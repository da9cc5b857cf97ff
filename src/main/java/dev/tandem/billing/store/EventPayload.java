package dev.tandem.billing.store;

import dev.tandem.billing.account.AccountEvent;
import tools.jackson.databind.json.JsonMapper;

/** Writes recorded events as JSON and reads them by their stored names. */
final class EventPayload {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private EventPayload() {}

  static String format(AccountEvent event) {
    return JSON.writeValueAsString(event);
  }

  static AccountEvent parse(String type, String payload) {
    return (AccountEvent) JSON.readValue(payload, EventNames.typeOf(type));
  }
}
