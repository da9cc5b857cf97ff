package dev.tandem.preferences.cohort;

import dev.tandem.eventing.publishing.FromTheStart;
import dev.tandem.members.events.CohortClosed;
import dev.tandem.members.events.CohortEnrolled;
import dev.tandem.members.events.CohortOpened;
import dev.tandem.preferences.choice.ChoiceService;
import java.util.List;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Hears of cohorts and their members. A closed cohort stays closed, and sets nothing any more. */
@Component
class CohortListener {

  private final KnownCohorts cohorts;
  private final ChoiceService choices;

  CohortListener(KnownCohorts cohorts, ChoiceService choices) {
    this.cohorts = cohorts;
    this.choices = choices;
  }

  @FromTheStart
  @ApplicationModuleListener(id = "preferences.learns-cohorts")
  void on(CohortOpened event) {
    cohorts.open(event.cohortId(), event.name());
  }

  @FromTheStart
  @ApplicationModuleListener(id = "preferences.learns-enrolments")
  void on(CohortEnrolled event) {
    cohorts.lock(event.cohortId());
    choices.changeDefaults(
        List.of(event.memberId()), () -> cohorts.enrol(event.cohortId(), event.memberId()));
  }

  @FromTheStart
  @ApplicationModuleListener(id = "preferences.learns-closed-cohorts")
  void on(CohortClosed event) {
    cohorts.lock(event.cohortId());
    choices.changeDefaults(
        cohorts.membersOf(event.cohortId()), () -> cohorts.close(event.cohortId()));
  }
}
