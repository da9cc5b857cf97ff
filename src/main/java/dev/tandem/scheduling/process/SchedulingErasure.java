package dev.tandem.scheduling.process;

import dev.tandem.access.memberdata.MemberEraser;
import dev.tandem.access.memberdata.MemberErasureCompleted;
import dev.tandem.access.memberdata.MemberErasureProposed;
import dev.tandem.access.memberdata.MemberErasureRequested;
import dev.tandem.access.memberdata.MemberErasureWithdrawn;
import dev.tandem.access.memberdata.RetainedData;
import dev.tandem.access.memberdata.RetentionPeriod;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.scheduling.events.SchedulingDataErased;
import dev.tandem.scheduling.events.SchedulingErasureAnswered;
import dev.tandem.scheduling.seat.WaitlistService;
import dev.tandem.scheduling.slot.OfferingService;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Withdraws the offerings and places of a member who leaves, and erases what scheduling need not
 * keep.
 */
@Component
class SchedulingErasure {

  private static final RetentionPeriod KEPT = new RetentionPeriod(10);

  private final MemberEraser eraser;
  private final RetainedData retained;
  private final LeavingMembers leaving;
  private final OfferingService offerings;
  private final WaitlistService waitlist;
  private final ApplicationEventPublisher publisher;
  private final Clock clock;

  SchedulingErasure(
      MemberEraser eraser,
      RetainedData retained,
      LeavingMembers leaving,
      OfferingService offerings,
      WaitlistService waitlist,
      ApplicationEventPublisher publisher,
      Clock clock) {
    this.eraser = eraser;
    this.retained = retained;
    this.leaving = leaving;
    this.offerings = offerings;
    this.waitlist = waitlist;
    this.publisher = publisher;
    this.clock = clock;
  }

  @ApplicationModuleListener(id = "scheduling.erase-members")
  void on(MemberErasureRequested event) {
    offerings.withdrawAll(event.memberId());
    waitlist.leaveAll(event.memberId());
    var report = eraser.erase("scheduling", event.memberId());
    publisher.publishEvent(
        new SchedulingDataErased(
            EventMetadata.about(event.erasureId(), event.meta().version(), clock.instant()),
            event.erasureId(),
            report.erased(),
            report.retained()));
  }

  @ApplicationModuleListener(id = "scheduling.erase-late-arrivals")
  void on(MemberErasureCompleted event) {
    eraser.erase("scheduling", event.memberId());
  }

  /** From here on nothing begins with the member, so that what is answered stays true. */
  @ApplicationModuleListener(id = "scheduling.answer-erasures")
  void on(MemberErasureProposed event) {
    leaving.add(event.erasureId(), event.memberId());
    publisher.publishEvent(
        new SchedulingErasureAnswered(
            EventMetadata.about(event.erasureId(), event.meta().version(), clock.instant()),
            event.erasureId(),
            event.round(),
            leaving.objections(event.memberId())));
  }

  @ApplicationModuleListener(id = "scheduling.keep-members-who-stay")
  void on(MemberErasureWithdrawn event) {
    leaving.remove(event.erasureId(), event.memberId());
  }

  /** After the time for which the inventory says that it is kept. */
  @Scheduled(fixedDelayString = "${tandem.scheduling.retention-check:1d}")
  void removeExpired() {
    retained.removeExpired("scheduling", KEPT);
  }
}
