package house.scheduling;

import house.scheduling.events.BookingConfirmed;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class Shortcut {
  private final ApplicationEventMulticaster multicaster;

  Shortcut(ApplicationEventMulticaster multicaster) {
    this.multicaster = multicaster;
  }

  @Transactional
  public void tell(BookingConfirmed event) {
    multicaster.multicastEvent(new PayloadApplicationEvent<>(this, event));
  }
}
