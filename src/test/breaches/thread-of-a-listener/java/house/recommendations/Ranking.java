package house.recommendations;

import house.scheduling.events.BookingConfirmed;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

@Component
class Ranking {
  @ApplicationModuleListener(id = "recommendations.ranking")
  void on(BookingConfirmed event) {
    Thread.ofVirtual().start(() -> System.out.println(event.mentorId()));
  }
}
