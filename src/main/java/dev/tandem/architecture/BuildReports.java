package dev.tandem.architecture;

import dev.tandem.eventing.interaction.Interaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Reads the reports about the code that the build packages with the application. */
@Component
class BuildReports {

  private final ObjectMapper json;

  BuildReports(ObjectMapper json) {
    this.json = json;
  }

  ReadinessMatrix readinessMatrix() {
    return json.readValue(read("readiness.json"), ReadinessMatrix.class);
  }

  /** How modules may use each other. */
  List<Interaction> interactions() {
    return json.readValue(read("interactions.json"), InteractionList.class).interactions();
  }

  private record InteractionList(List<Interaction> interactions) {}

  /** What each module remembers. */
  CacheReport caches() {
    return json.readValue(read("caches.json"), CacheReport.class);
  }

  /** A diagram drawn as SVG. */
  String diagram(String name) {
    return read(name + ".svg");
  }

  private static String read(String name) {
    try {
      return new ClassPathResource("architecture/" + name)
          .getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
