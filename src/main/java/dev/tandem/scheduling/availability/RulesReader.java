package dev.tandem.scheduling.availability;

import dev.tandem.kernel.persistence.ColumnConverter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Reads the rules of an availability from a JSON document. */
@Component
@ReadingConverter
class RulesReader implements ColumnConverter<String, AvailabilityRules> {

  private final ObjectMapper json;

  RulesReader(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public AvailabilityRules convert(String document) {
    return json.readValue(document, AvailabilityJson.class).toRules();
  }
}
