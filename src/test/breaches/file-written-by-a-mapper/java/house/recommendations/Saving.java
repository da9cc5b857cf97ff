package house.recommendations;

import org.springframework.stereotype.Component;

@Component
class Saving {
  void go() {
    new tools.jackson.databind.ObjectMapper()
        .writeValue(java.nio.file.Path.of("/tmp/shared.json"), "x");
  }
}
