package dev.tandem.eventing.admin;

import dev.tandem.eventing.delivery.SubscriptionStatus;
import dev.tandem.eventing.delivery.SubscriptionStatus.SubscriptionState;
import dev.tandem.eventing.delivery.SubscriptionStatuses;
import dev.tandem.eventing.rejection.RejectedMessage;
import dev.tandem.eventing.rejection.RejectedMessages;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows deliveries to operators and carries out their commands. Every command is audited. */
@Transactional
@Component
public class DeliveryAdministration {

  private final SubscriptionStatuses statuses;
  private final ParkedEventQueue parkedEvents;
  private final DetachedSubscriptions detachedSubscriptions;
  private final SubscriptionCursors cursors;
  private final DeliveryAudit audit;
  private final RejectedMessages rejectedMessages;

  DeliveryAdministration(
      SubscriptionStatuses statuses,
      ParkedEventQueue parkedEvents,
      DetachedSubscriptions detachedSubscriptions,
      SubscriptionCursors cursors,
      DeliveryAudit audit,
      RejectedMessages rejectedMessages) {
    this.statuses = statuses;
    this.parkedEvents = parkedEvents;
    this.detachedSubscriptions = detachedSubscriptions;
    this.cursors = cursors;
    this.audit = audit;
    this.rejectedMessages = rejectedMessages;
  }

  List<SubscriptionStatus> subscriptions() {
    return statuses.all();
  }

  Page<ParkedEvent> parked(Paging paging) {
    return parkedEvents.page(paging);
  }

  Page<RejectedMessage> rejected(Paging paging) {
    return rejectedMessages.page(paging);
  }

  Page<DeliveryAuditEntry> audit(Paging paging) {
    return audit.page(paging);
  }

  void retry(UUID id, String operator) {
    var subscription =
        parkedEvents.retryNow(id).orElseThrow(() -> Problem.notFound("parked event"));
    audit.record(operator, "retry", subscription, id.toString());
  }

  void discard(UUID id, @Nullable String reason, String operator) {
    var stated = DiscardReason.of(reason);
    var subscription = parkedEvents.discard(id).orElseThrow(() -> Problem.notFound("parked event"));
    audit.record(operator, "discard", subscription, id + ": " + stated.text());
  }

  void pause(String name, String operator) {
    var subscription = requireSubscription(name);
    if (subscription.state() == SubscriptionState.PAUSED) {
      throw Problem.conflict("already-paused", name + " is already paused.");
    }
    detachedSubscriptions.detach(name, subscription.module());
    cursors.pause(name);
    audit.record(operator, "pause", name, null);
  }

  void resume(String name, String operator) {
    if (requireSubscription(name).state() != SubscriptionState.PAUSED) {
      throw Problem.conflict("not-paused", name + " is not paused.");
    }
    cursors.resume(name);
    audit.record(operator, "resume", name, null);
  }

  /**
   * @param from null: from the start of the log
   */
  void replay(String name, @Nullable Instant from, String operator) {
    detachedSubscriptions.detach(name, requireSubscription(name).module());
    cursors.rewind(name, from);
    audit.record(operator, "replay", name, from == null ? "from the start" : "from " + from);
  }

  /** Reattaches subscriptions that have caught up with their module. Called every few seconds. */
  public void reattachCaughtUp() {
    if (!detachedSubscriptions.hasAny()) {
      return;
    }
    statuses.all().stream()
        .filter(status -> status.state() == SubscriptionState.CATCHING_UP)
        .filter(status -> status.lag() == 0 && !status.more())
        .forEach(
            status -> detachedSubscriptions.reattachIfCaughtUp(status.name(), status.module()));
  }

  private SubscriptionStatus requireSubscription(String name) {
    return statuses.find(name).orElseThrow(() -> Problem.notFound("subscription"));
  }
}
