package dev.tandem.members.cohort;

import dev.tandem.kernel.web.Problem;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Closes cohorts after their last day. */
@Component
class CohortCloser {

  private final CohortService service;

  CohortCloser(CohortService service) {
    this.service = service;
  }

  @Scheduled(fixedDelay = 15, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
  void closeEnded() {
    for (var id : service.ended()) {
      try {
        service.close(id);
      } catch (Problem alreadyClosed) {
        // Closed by someone else since it was listed; go on with the next.
      }
    }
  }
}
