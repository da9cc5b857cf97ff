package house.recommendations;

import house.scheduling.events.BookingConfirmed;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.stereotype.Component;

@Component
class Counting implements ApplicationListener<PayloadApplicationEvent<BookingConfirmed>> {
  @Override
  public void onApplicationEvent(PayloadApplicationEvent<BookingConfirmed> event) {}
}
