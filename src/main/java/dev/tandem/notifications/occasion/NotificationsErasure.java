package dev.tandem.notifications.occasion;

import dev.tandem.access.memberdata.MemberEraser;
import dev.tandem.access.memberdata.MemberErasureCompleted;
import dev.tandem.access.memberdata.RetainedData;
import dev.tandem.access.memberdata.RetentionPeriod;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.FromTheStart;
import dev.tandem.notifications.events.NotificationsDataErased;
import dev.tandem.notifications.message.MessageKind;
import dev.tandem.notifications.message.MessageQueue;
import dev.tandem.notifications.message.NewMessage;
import dev.tandem.notifications.message.Parameters;
import dev.tandem.preferences.events.ErasureAcknowledged;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * When all other modules have erased a member: sends the last message, and when it is on its way
 * erases what notifications keeps about the member, with the address.
 */
@Component
class NotificationsErasure {

  private static final RetentionPeriod KEPT = new RetentionPeriod(10);

  private final Farewells farewells;
  private final MessageQueue queue;
  private final MemberEraser eraser;
  private final RetainedData retained;
  private final ApplicationEventPublisher publisher;
  private final Clock clock;

  NotificationsErasure(
      Farewells farewells,
      MessageQueue queue,
      MemberEraser eraser,
      RetainedData retained,
      ApplicationEventPublisher publisher,
      Clock clock) {
    this.farewells = farewells;
    this.queue = queue;
    this.eraser = eraser;
    this.retained = retained;
    this.publisher = publisher;
    this.clock = clock;
  }

  /** The same erasure sends one message, however often it is heard of. */
  @FromTheStart
  @ApplicationModuleListener(id = "notifications.bids-farewell")
  void on(ErasureAcknowledged event) {
    queue.add(
        NewMessage.toMember(
            event.erasureId(), event.memberId(), MessageKind.ERASURE_COMPLETED, Parameters.NONE));
    farewells.add(event.memberId(), event.erasureId(), clock.instant());
  }

  @Scheduled(fixedDelayString = "${tandem.notifications.farewell-tick:2s}")
  @Transactional
  void eraseAfterTheLastMessage() {
    for (var farewell : farewells.lockDone(clock.instant())) {
      var report = eraser.erase("notifications", farewell.memberId());
      publisher.publishEvent(
          new NotificationsDataErased(
              EventMetadata.about(farewell.erasureId(), 1, clock.instant()),
              farewell.erasureId(),
              report.erased(),
              report.retained()));
    }
  }

  @FromTheStart
  @ApplicationModuleListener(id = "notifications.erase-late-arrivals")
  void on(MemberErasureCompleted event) {
    eraser.erase("notifications", event.memberId());
  }

  /** After the time for which the inventory says that it is kept. */
  @Scheduled(fixedDelayString = "${tandem.notifications.retention-check:1d}")
  void removeExpired() {
    retained.removeExpired("notifications", KEPT);
  }
}
