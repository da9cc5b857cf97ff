package house.recommendations;

import house.scheduling.events.BookingConfirmed;
import java.util.LinkedHashMap;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
class Mapping {
  @ApplicationModuleListener(id = "recommendations.mapping")
  void on(BookingConfirmed event) {
    var fields = JsonMapper.shared().convertValue(event, LinkedHashMap.class);
    System.out.println(fields.get("mentorId"));
  }
}
