package dev.tandem.eventing.delivery;

import dev.tandem.eventing.counting.EventInteraction;
import dev.tandem.eventing.history.CursorAdvance;
import dev.tandem.eventing.history.DeliveryHistory;
import dev.tandem.eventing.history.HandledDelivery;
import dev.tandem.eventing.interaction.Interaction;
import dev.tandem.eventing.log.Cursor;
import dev.tandem.eventing.log.Inbox;
import dev.tandem.eventing.trace.TraceRelation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Carries out the plans of one batch in the running transaction, until a deadline. */
final class DeliveryBatch {

  private static final Duration MAX_DURATION = Duration.ofMillis(250);
  private static final Duration MAX_SHARED_DURATION = Duration.ofMillis(20);

  private final DeliveryHistory history;
  private final Inbox inbox;
  private final ParkedEvents parkedEvents;
  private final ListenerDelivery listeners;
  private final DeliveryAttempt attempt;
  private final BooleanSupplier isActive;
  private final long deadline;
  private final Map<Integer, DeliveryOutcome> outcomes = new HashMap<>();
  private final Set<Integer> partitionsWithHeldKeys = new HashSet<>();
  private final Map<String, Integer> deliveredCounts = new HashMap<>();
  private final Map<Interaction, Integer> interactions = new HashMap<>();
  private final List<CursorAdvance> advances = new ArrayList<>();

  /**
   * @param leasedPartitions how many share the transaction; if several, it ends sooner
   * @param isActive whether to go on; not asked before the first event
   */
  DeliveryBatch(
      DeliveryHistory history,
      Inbox inbox,
      ParkedEvents parkedEvents,
      ListenerDelivery listeners,
      DeliveryAttempt attempt,
      int leasedPartitions,
      BooleanSupplier isActive) {
    this.history = history;
    this.inbox = inbox;
    this.parkedEvents = parkedEvents;
    this.listeners = listeners;
    this.attempt = attempt;
    this.isActive = isActive;
    this.deadline =
        System.nanoTime() + (leasedPartitions == 1 ? MAX_DURATION : MAX_SHARED_DURATION).toNanos();
  }

  BatchResult run(List<PartitionPlan> plans) {
    plans.forEach(this::deliverPartition);
    if (!advances.isEmpty()) {
      history.save(advances);
    }
    return new BatchResult(outcomes, partitionsWithHeldKeys, deliveredCounts, interactions);
  }

  private void deliverPartition(PartitionPlan plan) {
    var cursor = plan.cursor();
    var heldKeys =
        plan.slice().hasHeldKeys() ? parkedEvents.heldKeys(cursor) : new HashSet<HeldKey>();
    var delivered = new ArrayList<HandledDelivery>();
    int handled = deliverUntilDeadline(plan, heldKeys, delivered);
    var advanced = plan.cursorAfter(handled);
    if (!advanced.equals(cursor)) {
      advances.add(new CursorAdvance(advanced, delivered));
    }
    if (!heldKeys.isEmpty()) {
      partitionsWithHeldKeys.add(cursor.partition());
    }
    outcomes.put(cursor.partition(), plan.outcomeAfter(handled));
  }

  /** The first partition delivers at least one event, however late it is. */
  private int deliverUntilDeadline(
      PartitionPlan plan, Set<HeldKey> heldKeys, List<HandledDelivery> delivered) {
    boolean isFirstPartition = outcomes.isEmpty();
    int handled = 0;
    for (var delivery : plan.deliveries()) {
      boolean isFirstEvent = isFirstPartition && handled == 0;
      if (!isFirstEvent && (System.nanoTime() > deadline || !isActive.getAsBoolean())) {
        break;
      }
      delivered.addAll(deliver(plan.cursor(), delivery, heldKeys));
      handled++;
    }
    return handled;
  }

  private List<HandledDelivery> deliver(
      Cursor cursor, PlannedDelivery delivery, Set<HeldKey> heldKeys) {
    if (delivery.subscriptions().isEmpty() || isAlreadyDelivered(cursor, delivery)) {
      return List.of();
    }
    var handled = listeners.deliver(delivery, attempt, heldKeys);
    handled.forEach(it -> deliveredCounts.merge(it.subscription(), 1, Integer::sum));
    countUnlessReplayed(cursor, delivery);
    return handled;
  }

  /** Once, also if a listener fails and its delivery is retried. */
  private void countUnlessReplayed(Cursor cursor, PlannedDelivery delivery) {
    if (delivery.trace() == TraceRelation.CONTINUED) {
      interactions.merge(EventInteraction.of(delivery.event(), cursor.module()), 1, Integer::sum);
    }
  }

  private boolean isAlreadyDelivered(Cursor cursor, PlannedDelivery delivery) {
    return delivery.mayBeDuplicate() && !inbox.markReceived(cursor.module(), delivery.event());
  }
}
