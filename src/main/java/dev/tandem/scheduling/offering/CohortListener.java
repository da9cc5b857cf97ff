package dev.tandem.scheduling.offering;

import dev.tandem.members.events.CohortClosed;
import dev.tandem.members.events.CohortEnrolled;
import dev.tandem.members.events.CohortOpened;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Updates this module's copies of cohorts from the events of members. */
@Component
class CohortListener {

  private final Cohorts cohorts;

  CohortListener(Cohorts cohorts) {
    this.cohorts = cohorts;
  }

  @ApplicationModuleListener(id = "scheduling.know-end-of-cohort")
  void on(CohortOpened event) {
    cohorts.open(event.cohortId(), event.endsOn());
  }

  @ApplicationModuleListener(id = "scheduling.enrol-in-cohort")
  void on(CohortEnrolled event) {
    cohorts.enrol(
        event.cohortId(), event.memberId(), event.role().name(), event.meta().occurredAt());
  }

  @ApplicationModuleListener(id = "scheduling.close-cohort")
  void on(CohortClosed event) {
    cohorts.close(event.cohortId());
  }
}
