package house.recommendations;

import house.scheduling.events.BookingConfirmed;
import java.util.concurrent.CompletableFuture;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

@Component
class Ranking {
  @ApplicationModuleListener(id = "recommendations.ranking")
  void on(BookingConfirmed event) {
    CompletableFuture.runAsync(() -> System.out.println(event.mentorId()));
  }
}
