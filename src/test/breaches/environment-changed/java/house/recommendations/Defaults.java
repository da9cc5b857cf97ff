package house.recommendations;

import java.util.Map;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.stereotype.Component;

@Component
class Defaults {
  Defaults(ConfigurableEnvironment environment) {
    environment.getPropertySources().addFirst(new MapPropertySource("ranking", Map.of("fee", 1)));
  }
}
