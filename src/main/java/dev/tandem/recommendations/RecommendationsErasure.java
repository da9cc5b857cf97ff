package dev.tandem.recommendations;

import dev.tandem.access.memberdata.MemberEraser;
import dev.tandem.access.memberdata.MemberErasureCompleted;
import dev.tandem.access.memberdata.MemberErasureRequested;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.recommendations.events.RecommendationsDataErased;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Erases what recommendations keeps about a member. The models are trained anew within seconds. */
@Component
class RecommendationsErasure {

  private final MemberEraser eraser;
  private final ApplicationEventPublisher publisher;
  private final Clock clock;

  RecommendationsErasure(MemberEraser eraser, ApplicationEventPublisher publisher, Clock clock) {
    this.eraser = eraser;
    this.publisher = publisher;
    this.clock = clock;
  }

  @ApplicationModuleListener(id = "recommendations.erase-members")
  void on(MemberErasureRequested event) {
    var report = eraser.erase("recommendations", event.memberId());
    publisher.publishEvent(
        new RecommendationsDataErased(
            EventMetadata.about(event.erasureId(), event.meta().version(), clock.instant()),
            event.erasureId(),
            report.erased(),
            report.retained()));
  }

  @ApplicationModuleListener(id = "recommendations.erase-late-arrivals")
  void on(MemberErasureCompleted event) {
    eraser.erase("recommendations", event.memberId());
  }
}
