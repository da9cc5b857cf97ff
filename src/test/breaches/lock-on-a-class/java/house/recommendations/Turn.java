package house.recommendations;

import house.scheduling.events.BookingConfirmed;
import org.springframework.stereotype.Component;

@Component
class Turn {
  void take(Runnable work) {
    synchronized (BookingConfirmed.class) {
      work.run();
    }
  }
}
