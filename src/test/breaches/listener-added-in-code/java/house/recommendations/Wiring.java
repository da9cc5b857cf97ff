package house.recommendations;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.stereotype.Component;

@Component
class Wiring {
  Wiring(ConfigurableApplicationContext context) {
    context.addApplicationListener(event -> System.out.println(event));
  }
}
