package house.recommendations;

import house.scheduling.events.BookingConfirmed;
import java.util.List;
import java.util.UUID;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

@Component
class Answering {
  @ApplicationModuleListener(id = "recommendations.answering")
  List<UUID> on(BookingConfirmed event) {
    return List.of(event.mentorId());
  }
}
