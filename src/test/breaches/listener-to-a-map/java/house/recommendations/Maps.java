package house.recommendations;

import java.util.Map;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

@Component
class Maps {
  @ApplicationModuleListener(id = "recommendations.maps")
  void on(Map<String, Object> event) {}
}
