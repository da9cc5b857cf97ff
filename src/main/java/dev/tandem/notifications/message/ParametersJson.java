package dev.tandem.notifications.message;

import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Stores parameters; names that this release does not know are passed over. */
@Component
class ParametersJson {

  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private final ObjectMapper json;

  ParametersJson(ObjectMapper json) {
    this.json = json;
  }

  String write(Parameters parameters) {
    return json.writeValueAsString(parameters.values());
  }

  Parameters read(String text) {
    var stored = json.readValue(text, TEXTS);
    var known = new EnumMap<Parameter, String>(Parameter.class);
    for (var name : Parameter.values()) {
      var value = stored.get(name.name());
      if (value != null) {
        known.put(name, value);
      }
    }
    return new Parameters(known);
  }
}
