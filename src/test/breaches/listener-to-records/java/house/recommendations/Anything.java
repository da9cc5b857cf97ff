package house.recommendations;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

@Component
class Anything {
  @ApplicationModuleListener(id = "recommendations.anything")
  void on(Record event) {}
}
