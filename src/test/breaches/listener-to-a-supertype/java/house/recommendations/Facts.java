package house.recommendations;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

@Component
class Facts {
  @ApplicationModuleListener(id = "recommendations.facts")
  void on(house.scheduling.events.SessionFact fact) {}
}
