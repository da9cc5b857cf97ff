package dev.tandem.access.signin;

import dev.tandem.access.PlatformOnly;
import dev.tandem.access.identity.events.AccessDataErased;
import dev.tandem.access.identity.events.AccessErasureAnswered;
import dev.tandem.access.memberdata.ErasureObjection;
import dev.tandem.access.memberdata.MemberEraser;
import dev.tandem.access.memberdata.MemberErasureCompleted;
import dev.tandem.access.memberdata.MemberErasureProposed;
import dev.tandem.access.memberdata.MemberErasureRequested;
import dev.tandem.eventing.publishing.EventMetadata;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends the sign-in of a member who leaves, and erases what access keeps about the member. */
@Component
@PlatformOnly
class AccessErasure {

  private static final Duration AUDIT_KEPT = Duration.ofDays(1096);

  private final MemberEraser eraser;
  private final SignIns signIns;
  private final SignInChanges changes;
  private final ApplicationEventPublisher publisher;
  private final Clock clock;

  AccessErasure(
      MemberEraser eraser,
      SignIns signIns,
      SignInChanges changes,
      ApplicationEventPublisher publisher,
      Clock clock) {
    this.eraser = eraser;
    this.signIns = signIns;
    this.changes = changes;
    this.publisher = publisher;
    this.clock = clock;
  }

  @ApplicationModuleListener(id = "access.erase-members")
  void on(MemberErasureRequested event) {
    signIns.findById(new MemberId(event.memberId())).ifPresent(changes::end);
    var report = eraser.erase("access", event.memberId());
    publisher.publishEvent(
        new AccessDataErased(
            EventMetadata.about(event.erasureId(), event.meta().version(), clock.instant()),
            event.erasureId(),
            report.erased(),
            report.retained()));
  }

  @ApplicationModuleListener(id = "access.erase-late-arrivals")
  void on(MemberErasureCompleted event) {
    eraser.erase("access", event.memberId());
  }

  @ApplicationModuleListener(id = "access.answer-erasures")
  void on(MemberErasureProposed event) {
    publisher.publishEvent(
        new AccessErasureAnswered(
            EventMetadata.about(event.erasureId(), event.meta().version(), clock.instant()),
            event.erasureId(),
            event.round(),
            objections(new MemberId(event.memberId()))));
  }

  /** After the time for which the inventory says that it is kept. */
  @Scheduled(fixedDelayString = "${tandem.access.audit-clean-up:1d}")
  @Transactional
  void deleteOldAudit() {
    signIns.deleteAuditOfErasedBefore(clock.instant().minus(AUDIT_KEPT));
  }

  private List<ErasureObjection> objections(MemberId member) {
    return signIns.isOnlyOperator(member)
        ? List.of(
            new ErasureObjection(
                "only-operator", "You are the only operator. Invite another one before you leave."))
        : List.of();
  }
}
