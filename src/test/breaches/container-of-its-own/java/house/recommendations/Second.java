package house.recommendations;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.stereotype.Component;

@Component
class Second {
  void start() {
    try (var context = new AnnotationConfigApplicationContext("house.billing")) {
      context.start();
    }
  }
}
