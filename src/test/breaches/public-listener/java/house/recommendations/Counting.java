package house.recommendations;

import house.scheduling.events.BookingConfirmed;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

@Component
public class Counting {
  @ApplicationModuleListener(id = "recommendations.count")
  public void on(BookingConfirmed event) {}
}
