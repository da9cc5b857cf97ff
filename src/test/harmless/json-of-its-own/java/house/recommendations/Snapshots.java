package house.recommendations;

import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

@Component
class Snapshots {
  private final ObjectMapper json;

  Snapshots(ObjectMapper json) {
    this.json = json;
  }

  String write(Snapshot snapshot) {
    return json.writeValueAsString(snapshot);
  }

  long stars(String text) {
    return json.readTree(text).path("stars").asLong()
        + json.readValue(text, Snapshot.class).stars();
  }

  record Snapshot(UUID mentor, int stars) {}
}
