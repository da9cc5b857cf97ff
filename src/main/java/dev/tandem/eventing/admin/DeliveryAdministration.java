package dev.tandem.eventing.admin;

import dev.tandem.eventing.broker.RejectedMessages;
import dev.tandem.eventing.delivery.ParkedEvent;
import dev.tandem.eventing.delivery.ParkedEvents;
import dev.tandem.eventing.delivery.SubscriptionStatus;
import dev.tandem.eventing.delivery.SubscriptionStatus.SubscriptionState;
import dev.tandem.eventing.delivery.SubscriptionStatuses;
import dev.tandem.eventing.log.EventTypes;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/** What an operator sees of deliveries and may do to them. Everything done is audited. */
@Transactional
public class DeliveryAdministration {

  private final SubscriptionStatuses statuses;
  private final ParkedEvents parkedEvents;
  private final EventTypes types;
  private final DetachedSubscriptions detachedSubscriptions;
  private final DeliveryAudit audit;
  private final RejectedMessages rejectedMessages;

  public DeliveryAdministration(
      SubscriptionStatuses statuses,
      ParkedEvents parkedEvents,
      EventTypes types,
      DetachedSubscriptions detachedSubscriptions,
      DeliveryAudit audit,
      RejectedMessages rejectedMessages) {
    this.statuses = statuses;
    this.parkedEvents = parkedEvents;
    this.types = types;
    this.detachedSubscriptions = detachedSubscriptions;
    this.audit = audit;
    this.rejectedMessages = rejectedMessages;
  }

  List<SubscriptionStatus> subscriptions() {
    return statuses.all();
  }

  Page<ParkedEvent> parked(Paging paging) {
    return parkedEvents.page(paging, types);
  }

  Page<RejectedMessages.RejectedMessage> rejected(Paging paging) {
    return rejectedMessages.page(paging);
  }

  Page<DeliveryAudit.DeliveryAuditEntry> audit(Paging paging) {
    return audit.page(paging);
  }

  void retry(UUID id, String operator) {
    var subject = parkedEvents.retryNow(id).orElseThrow(() -> Problem.notFound("parked event"));
    audit.record(operator, "retry", subject, id.toString());
  }

  void discard(UUID id, @Nullable String reason, String operator) {
    if (reason == null || reason.isBlank() || reason.length() > 1000) {
      throw Problem.malformed("Say why the event is discarded, in at most 1000 characters.");
    }
    var subject =
        parkedEvents.findSubscription(id).orElseThrow(() -> Problem.notFound("parked event"));
    parkedEvents.remove(id);
    audit.record(operator, "discard", subject, id + ": " + reason.strip());
  }

  void pause(String name, String operator) {
    var it = requireSubscription(name);
    if (it.state() == SubscriptionState.PAUSED) {
      throw Problem.conflict("already-paused", name + " is paused already.");
    }
    detachedSubscriptions.detach(name, it.module());
    detachedSubscriptions.pause(name);
    audit.record(operator, "pause", name, null);
  }

  void resume(String name, String operator) {
    if (requireSubscription(name).state() != SubscriptionState.PAUSED) {
      throw Problem.conflict("not-paused", name + " is not paused.");
    }
    detachedSubscriptions.resume(name);
    audit.record(operator, "resume", name, null);
  }

  /**
   * @param from null: from the start of what is kept
   */
  void replay(String name, @Nullable Instant from, String operator) {
    detachedSubscriptions.detach(name, requireSubscription(name).module());
    detachedSubscriptions.rewind(name, from);
    audit.record(operator, "replay", name, from == null ? "from the start" : "from " + from);
  }

  /** Called now and then: who has caught up goes with its module again. */
  public void reattachCaughtUp() {
    if (!detachedSubscriptions.hasAny()) {
      return;
    }
    statuses.all().stream()
        .filter(it -> it.state() == SubscriptionState.CATCHING_UP && it.lag() == 0)
        .forEach(it -> detachedSubscriptions.reattachIfCaughtUp(it.name(), it.module()));
  }

  private SubscriptionStatus requireSubscription(String name) {
    return statuses.find(name).orElseThrow(() -> Problem.notFound("subscription"));
  }
}
