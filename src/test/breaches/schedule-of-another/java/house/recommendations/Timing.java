package house.recommendations;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

@Component
class Timing {
  @Scheduled(cron = "${tandem.billing.close-of-day}")
  void rank() {}
}
