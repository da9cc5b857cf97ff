package dev.tandem.billing;

import dev.tandem.access.memberdata.MemberEraser;
import dev.tandem.access.memberdata.MemberErasureCompleted;
import dev.tandem.access.memberdata.MemberErasureProposed;
import dev.tandem.access.memberdata.MemberErasureRequested;
import dev.tandem.access.memberdata.RetainedData;
import dev.tandem.access.memberdata.RetentionPeriod;
import dev.tandem.billing.events.BillingDataErased;
import dev.tandem.billing.events.BillingErasureAnswered;
import dev.tandem.eventing.publishing.EventMetadata;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Says whether money is in the way of a member who leaves, and erases what billing need not keep.
 */
@Component
class BillingErasure {

  private static final RetentionPeriod KEPT = new RetentionPeriod(10);

  private final MemberEraser eraser;
  private final RetainedData retained;
  private final MoneyInTheWay money;
  private final ApplicationEventPublisher publisher;
  private final Clock clock;

  BillingErasure(
      MemberEraser eraser,
      RetainedData retained,
      MoneyInTheWay money,
      ApplicationEventPublisher publisher,
      Clock clock) {
    this.eraser = eraser;
    this.retained = retained;
    this.money = money;
    this.publisher = publisher;
    this.clock = clock;
  }

  @ApplicationModuleListener(id = "billing.erase-members")
  void on(MemberErasureRequested event) {
    var report = eraser.erase("billing", event.memberId());
    publisher.publishEvent(
        new BillingDataErased(
            EventMetadata.about(event.erasureId(), event.meta().version(), clock.instant()),
            event.erasureId(),
            report.erased(),
            report.retained()));
  }

  @ApplicationModuleListener(id = "billing.erase-late-arrivals")
  void on(MemberErasureCompleted event) {
    eraser.erase("billing", event.memberId());
  }

  @ApplicationModuleListener(id = "billing.answer-erasures")
  void on(MemberErasureProposed event) {
    money.payOutInFull(event.memberId());
    publisher.publishEvent(
        new BillingErasureAnswered(
            EventMetadata.about(event.erasureId(), event.meta().version(), clock.instant()),
            event.erasureId(),
            event.round(),
            money.objections(event.memberId(), event.forgoesCredits())));
  }

  /** After the time for which the inventory says that it is kept. */
  @Scheduled(fixedDelayString = "${tandem.billing.retention-check:1d}")
  void removeExpired() {
    retained.removeExpired("billing", KEPT);
  }
}
