package dev.tandem.eventing;

import dev.tandem.eventing.SubscriptionStatus.State;
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
class Operations {

  private final SubscriptionStatuses statuses;
  private final ParkedEvents parked;
  private final EventTypes types;
  private final OwnWay ownWay;
  private final Audit audit;
  private final Refused refused;

  Operations(
      SubscriptionStatuses statuses,
      ParkedEvents parked,
      EventTypes types,
      OwnWay ownWay,
      Audit audit,
      Refused refused) {
    this.statuses = statuses;
    this.parked = parked;
    this.types = types;
    this.ownWay = ownWay;
    this.audit = audit;
    this.refused = refused;
  }

  List<SubscriptionStatus> subscriptions() {
    return statuses.all();
  }

  Page<ParkedEvent> parked(Paging paging) {
    return parked.page(paging, types);
  }

  Page<Refused.Message> refused(Paging paging) {
    return refused.page(paging);
  }

  Page<Audit.Line> audit(Paging paging) {
    return audit.page(paging);
  }

  void retry(UUID id, String operator) {
    var subject = parked.retryNow(id).orElseThrow(() -> Problem.notFound("parked event"));
    audit.record(operator, "retry", subject, id.toString());
  }

  void discard(UUID id, @Nullable String reason, String operator) {
    if (reason == null || reason.isBlank() || reason.length() > 1000) {
      throw Problem.malformed("Say why the event is discarded, in at most 1000 characters.");
    }
    var subject = parked.find(id).orElseThrow(() -> Problem.notFound("parked event"));
    parked.remove(id);
    audit.record(operator, "discard", subject, id + ": " + reason.strip());
  }

  void pause(String name, String operator) {
    var it = known(name);
    if (it.state() == State.PAUSED) {
      throw Problem.conflict("already-paused", name + " is paused already.");
    }
    ownWay.take(name, it.module());
    ownWay.pause(name, true);
    audit.record(operator, "pause", name, null);
  }

  void resume(String name, String operator) {
    if (known(name).state() != State.PAUSED) {
      throw Problem.conflict("not-paused", name + " is not paused.");
    }
    ownWay.pause(name, false);
    audit.record(operator, "resume", name, null);
  }

  /**
   * @param from null: from the start of what is kept
   */
  void replay(String name, @Nullable Instant from, String operator) {
    ownWay.take(name, known(name).module());
    ownWay.rewind(name, from);
    audit.record(operator, "replay", name, from == null ? "from the start" : "from " + from);
  }

  /** Called now and then: who has caught up goes with its module again. */
  void joinAgain() {
    if (!ownWay.takenByAny()) {
      return;
    }
    statuses.all().stream()
        .filter(it -> it.state() == State.CATCHING_UP && it.lag() == 0)
        .forEach(it -> ownWay.joinAgain(it.name(), it.module()));
  }

  private SubscriptionStatus known(String name) {
    return statuses.find(name).orElseThrow(() -> Problem.notFound("subscription"));
  }
}
