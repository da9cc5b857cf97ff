package dev.tandem.scheduling.slot;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.branch.RecordedChange;
import dev.tandem.kernel.time.Ids;
import dev.tandem.scheduling.events.SlotSearchSwitched;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Publishes who switched the search for slots, and why, in the transaction that does it. */
@Component
class SlotSearchSwitches {

  private final ApplicationEventPublisher events;

  SlotSearchSwitches(ApplicationEventPublisher events) {
    this.events = events;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void publish(RecordedChange change) {
    var subject = Ids.named(change.branch() + ".setting");
    var meta = EventMetadata.about(subject, change.version(), change.at());
    events.publishEvent(
        new SlotSearchSwitched(meta, change.module(), change.what(), change.by(), change.reason()));
  }
}
