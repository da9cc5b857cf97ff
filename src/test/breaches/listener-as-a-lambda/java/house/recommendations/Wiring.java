package house.recommendations;

import house.scheduling.events.BookingConfirmed;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class Wiring {
  @Bean
  ApplicationListener<PayloadApplicationEvent<BookingConfirmed>> counting() {
    return event -> System.out.println(event.getPayload().bookingId());
  }
}
