package dev.tandem.scheduling.availability;

import dev.tandem.kernel.persistence.ColumnConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Writes the rules of an availability as a JSON document. */
@Component
@WritingConverter
class RulesWriter implements ColumnConverter<AvailabilityRules, String> {

  private final ObjectMapper json;

  RulesWriter(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public String convert(AvailabilityRules rules) {
    return json.writeValueAsString(AvailabilityJson.of(rules, null));
  }
}
