package house.recommendations;

import dev.tandem.eventing.publishing.PublishedEvent;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

@Component
class Everything {
  @ApplicationModuleListener(id = "recommendations.everything")
  void on(PublishedEvent event) {}
}
