package dev.tandem.members;

import dev.tandem.kernel.web.Problem;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Closes cohorts when their last day is over. */
@Component
class EndedCohorts {

  private final CohortLife cohorts;

  EndedCohorts(CohortLife cohorts) {
    this.cohorts = cohorts;
  }

  @Scheduled(fixedDelay = 15, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
  void close() {
    for (var id : cohorts.ended()) {
      try {
        cohorts.closes(id);
      } catch (Problem closedMeanwhile) {
        // by its mentor; the others are still to be looked at
      }
    }
  }
}
