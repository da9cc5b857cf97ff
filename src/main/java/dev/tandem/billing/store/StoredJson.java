package dev.tandem.billing.store;

import dev.tandem.billing.account.AccountEvent;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes recorded events and commands as JSON and reads them by their stored names. */
public final class StoredJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Map<String, Class<?>> EVENTS = StoredNames.typesByName(AccountEvent.class);

  private StoredJson() {}

  public static String format(Object recorded) {
    return JSON.writeValueAsString(recorded);
  }

  public static AccountEvent parseEvent(String type, String payload) {
    return (AccountEvent) parse(EVENTS, type, payload);
  }

  /**
   * @throws IllegalStateException if this version of the program does not know the name
   */
  public static Object parse(Map<String, Class<?>> types, String type, String payload) {
    var known = types.get(type);
    if (known == null) {
      throw new IllegalStateException("Nothing that was recorded is named " + type);
    }
    return JSON.readValue(payload, known);
  }
}
