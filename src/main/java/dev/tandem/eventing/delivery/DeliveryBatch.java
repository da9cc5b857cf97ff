package dev.tandem.eventing.delivery;

import dev.tandem.eventing.delivery.EventDelivery.DeliveryOutcome;
import dev.tandem.eventing.delivery.ParkedEvents.HeldKey;
import dev.tandem.eventing.log.Cursor;
import dev.tandem.eventing.log.Cursors;
import dev.tandem.eventing.log.EventLog;
import dev.tandem.eventing.log.EventTypes;
import dev.tandem.eventing.log.LoggedEvent;
import dev.tandem.eventing.log.TraceContexts;
import dev.tandem.eventing.ownership.FencedWrite;
import dev.tandem.eventing.ownership.LockContention;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** What one transaction of a {@link EventDelivery} does with the events before it. */
final class DeliveryBatch {

  private static final Logger LOG = LoggerFactory.getLogger(DeliveryBatch.class);
  private static final Duration MAX_DURATION = Duration.ofMillis(250);
  private static final Duration MAX_SHARED_DURATION = Duration.ofMillis(20);

  private final Collaborators collaborators;
  private final List<Cursor> cursors;
  private final RetryGranularity granularity;
  private final @Nullable RuntimeException failure;
  private final List<Subscription> localSubscriptions;
  private final Map<String, List<Subscription>> subscribersByEvent = new HashMap<>();
  private final long deadline;
  private final Map<String, Integer> deliveredCounts = new HashMap<>();
  private final Map<Integer, DeliveryOutcome> outcomes = new HashMap<>();
  private final Set<Integer> partitionsWithHeldKeys = new HashSet<>();
  private final List<Cursor> advancedCursors = new ArrayList<>();
  private Set<HeldKey> heldKeys = Set.of();

  /**
   * @param cursors of one consumer, one or more; several together only while all goes well and fast
   */
  DeliveryBatch(
      Collaborators collaborators,
      List<Cursor> cursors,
      RetryGranularity granularity,
      @Nullable RuntimeException failure) {
    this.collaborators = collaborators;
    this.cursors = cursors;
    this.granularity = granularity;
    this.failure = failure;
    this.localSubscriptions =
        collaborators.subscriptions().withNames(cursors.getFirst().subscriptions());
    this.deadline =
        System.nanoTime() + (cursors.size() == 1 ? MAX_DURATION : MAX_SHARED_DURATION).toNanos();
  }

  /**
   * @param outcomes by partition
   * @param partitionsWithHeldKeys partitions in which some key is held back, and may be due
   * @param deliveredCounts how many events each subscription handled
   */
  record BatchResult(
      Map<Integer, DeliveryOutcome> outcomes,
      Set<Integer> partitionsWithHeldKeys,
      Map<String, Integer> deliveredCounts) {

    static final BatchResult NONE = new BatchResult(Map.of(), Set.of(), Map.of());

    static BatchResult notResponsible(List<Cursor> cursors) {
      var outcomes =
          cursors.stream()
              .collect(Collectors.toMap(Cursor::partition, it -> DeliveryOutcome.NOT_RESPONSIBLE));
      return new BatchResult(outcomes, Set.of(), Map.of());
    }

    DeliveryOutcome outcome(int partition) {
      return outcomes.getOrDefault(partition, DeliveryOutcome.LEASE_UNAVAILABLE);
    }
  }

  BatchResult run(BooleanSupplier goOn) {
    var subscriptions = cursors.getFirst().subscriptions();
    if (localSubscriptions.size() != subscriptions.size()) {
      return BatchResult.NONE;
    }
    var alike = cursors.stream().filter(it -> it.subscriptions().equals(subscriptions)).toList();
    int limit = granularity.isBatched() ? Math.ceilDiv(collaborators.batchSize(), alike.size()) : 1;
    var lines = collaborators.log().read(alike, subscribedEventNames(), limit);
    for (int i = 0; i < alike.size(); i++) {
      deliverPartition(alike.get(i), lines.get(i), limit, goOn);
    }
    if (!advancedCursors.isEmpty()) {
      collaborators.cursors().save(advancedCursors);
    }
    return new BatchResult(outcomes, partitionsWithHeldKeys, deliveredCounts);
  }

  private void deliverPartition(
      Cursor cursor, EventLog.LogSlice lines, int limit, BooleanSupplier goOn) {
    heldKeys =
        lines.hasHeldKeys() ? collaborators.parkedEvents().heldKeys(cursor) : new HashSet<>();
    int handled = deliverUntilDeadline(cursor, lines.events(), outcomes.isEmpty(), goOn);
    var after = cursor.advancedPast(lines, handled);
    if (!after.equals(cursor)) {
      advancedCursors.add(after);
    }
    if (!heldKeys.isEmpty()) {
      partitionsWithHeldKeys.add(cursor.partition());
    }
    boolean all = handled == lines.events().size() && handled < limit;
    outcomes.put(
        cursor.partition(), all ? DeliveryOutcome.CAUGHT_UP : DeliveryOutcome.MORE_AVAILABLE);
  }

  /**
   * @param atLeastOne event, however late it is
   */
  private int deliverUntilDeadline(
      Cursor cursor, List<LoggedEvent> lines, boolean atLeastOne, BooleanSupplier goOn) {
    int handled = 0;
    for (var line : lines) {
      boolean may = atLeastOne && handled == 0;
      if (!may && (System.nanoTime() > deadline || !goOn.getAsBoolean())) {
        break;
      }
      deliverEvent(cursor, line);
      handled++;
    }
    return handled;
  }

  private void deliverEvent(Cursor cursor, LoggedEvent line) {
    if (!line.isFor(cursor.module())) {
      return;
    }
    var to = subscribersOf(line.name());
    if (to.isEmpty() || isAlreadyDeliveredElsewhere(cursor, line)) {
      return;
    }
    PublishedEvent event;
    try {
      event = collaborators.types().read(line.name(), line.payload());
    } catch (EventTypes.UnknownEventException e) {
      var whole = collaborators.log().withStoredPayload(line);
      to.forEach(it -> holdBack(it, whole, e));
      return;
    } catch (EventTypes.UnreadableEventException e) {
      to.forEach(it -> holdBack(it, line, e));
      return;
    }
    to.forEach(it -> deliverTo(it, line, event));
  }

  /**
   * What was published while the module was away may have been sent to it, too, by a turn that the
   * cursor does not know to have succeeded.
   */
  private boolean isAlreadyDeliveredElsewhere(Cursor cursor, LoggedEvent line) {
    return line.targetModule() == null
        && line.position() <= cursor.dualDeliveryUntil()
        && !collaborators.cursors().markReceived(cursor.module(), line.eventId());
  }

  private void deliverTo(Subscription to, LoggedEvent line, PublishedEvent event) {
    if (heldKeys.contains(new HeldKey(to.name(), line.key()))) {
      collaborators.parkedEvents().queueBehind(to.name(), line);
      return;
    }
    switch (granularity) {
      case BATCH, SINGLE_EVENT -> invoke(to, line, event);
      case SAVEPOINT_PER_LISTENER -> invokeWithSavepoint(to, line, event);
      case PARK -> holdBack(to, line, Objects.requireNonNull(failure));
    }
  }

  private void invokeWithSavepoint(Subscription to, LoggedEvent line, PublishedEvent event) {
    try {
      collaborators.nestedTransaction().executeWithoutResult(status -> invoke(to, line, event));
    } catch (RuntimeException e) {
      if (FencedWrite.isCauseOf(e) || LockContention.isCauseOf(e)) {
        throw e;
      }
      holdBack(to, line, e);
    }
  }

  private void invoke(Subscription to, LoggedEvent line, PublishedEvent event) {
    collaborators.traceContexts().continueTrace(line, to.name(), () -> to.deliver(event));
    deliveredCounts.merge(to.name(), 1, Integer::sum);
  }

  private void holdBack(Subscription to, LoggedEvent line, RuntimeException why) {
    if (!heldKeys.add(new HeldKey(to.name(), line.key()))) {
      collaborators.parkedEvents().queueBehind(to.name(), line);
      return;
    }
    LOG.warn("{} could not take {} {}", to.name(), line.name(), line.eventId(), why);
    collaborators.parkedEvents().recordFailure(to.name(), line, why);
    collaborators.metrics().recordFailed(to.name());
  }

  private Set<String> subscribedEventNames() {
    return collaborators.types().names().stream()
        .filter(it -> !subscribersOf(it).isEmpty())
        .collect(Collectors.toSet());
  }

  private List<Subscription> subscribersOf(String name) {
    return subscribersByEvent.computeIfAbsent(name, this::findSubscribers);
  }

  private List<Subscription> findSubscribers(String name) {
    var type = collaborators.types().type(name);
    if (type != null) {
      return localSubscriptions.stream().filter(it -> it.isSubscribedTo(type)).toList();
    }
    var waiting = collaborators.subscribedEventTypes().subscribersOf(name);
    return localSubscriptions.stream().filter(it -> waiting.contains(it.name())).toList();
  }

  /** What every turn works with. */
  record Collaborators(
      EventLog log,
      EventTypes types,
      SubscribedEventTypes subscribedEventTypes,
      Cursors cursors,
      ParkedEvents parkedEvents,
      Subscriptions subscriptions,
      EventingMetrics metrics,
      TraceContexts traceContexts,
      TransactionTemplate nestedTransaction,
      int batchSize) {}
}
