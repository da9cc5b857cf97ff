package house.recommendations;

import house.scheduling.events.BookingConfirmed;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

@Component
class Peeking {
  private final ObjectMapper json;

  Peeking(ObjectMapper json) {
    this.json = json;
  }

  @ApplicationModuleListener(id = "recommendations.peeking")
  void on(BookingConfirmed event) {
    JsonNode fields = json.valueToTree(event);
    System.out.println(fields.path("price").path("minor").asLong());
  }
}
