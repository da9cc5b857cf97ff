package house.recommendations;

import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

@Component
class Surroundings {

  private final List<String> known;

  Surroundings(Environment environment) {
    known = List.of(environment.getActiveProfiles());
  }

  boolean has(String name) {
    return known.contains(name);
  }
}
