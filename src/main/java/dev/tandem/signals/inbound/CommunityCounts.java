package dev.tandem.signals.inbound;

import dev.tandem.eventing.publishing.FromTheStart;
import dev.tandem.members.events.CohortEnrolled;
import dev.tandem.members.events.MemberJoined;
import dev.tandem.recommendations.events.CohortMatched;
import dev.tandem.recommendations.events.SessionRated;
import dev.tandem.signals.fold.EventFold;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Counts who joins, is enrolled and matched, and what is rated. */
@Component
class CommunityCounts {

  private final EventFold fold;

  CommunityCounts(EventFold fold) {
    this.fold = fold;
  }

  @FromTheStart
  @ApplicationModuleListener(id = "signals.counts-new-members")
  void on(MemberJoined event) {
    fold.add(event);
  }

  @FromTheStart
  @ApplicationModuleListener(id = "signals.counts-enrolments")
  void on(CohortEnrolled event) {
    fold.add(event);
  }

  @FromTheStart
  @ApplicationModuleListener(id = "signals.counts-ratings")
  void on(SessionRated event) {
    fold.add(event);
  }

  @FromTheStart
  @ApplicationModuleListener(id = "signals.counts-pairs")
  void on(CohortMatched event) {
    fold.add(event);
  }
}
