package dev.tandem.preferences;

import dev.tandem.access.memberdata.MemberEraser;
import dev.tandem.access.memberdata.MemberErasureCompleted;
import dev.tandem.access.memberdata.MemberErasureRequested;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.FromTheStart;
import dev.tandem.preferences.events.PreferencesDataErased;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Erases what preferences keeps about a member. */
@Component
class PreferencesErasure {

  private final MemberEraser eraser;
  private final ApplicationEventPublisher publisher;
  private final Clock clock;

  PreferencesErasure(MemberEraser eraser, ApplicationEventPublisher publisher, Clock clock) {
    this.eraser = eraser;
    this.publisher = publisher;
    this.clock = clock;
  }

  @FromTheStart
  @ApplicationModuleListener(id = "preferences.erase-members")
  void on(MemberErasureRequested event) {
    var report = eraser.erase("preferences", event.memberId());
    publisher.publishEvent(
        new PreferencesDataErased(
            EventMetadata.about(event.erasureId(), event.meta().version(), clock.instant()),
            event.erasureId(),
            report.erased(),
            report.retained()));
  }

  @FromTheStart
  @ApplicationModuleListener(id = "preferences.erase-late-arrivals")
  void on(MemberErasureCompleted event) {
    eraser.erase("preferences", event.memberId());
  }
}
