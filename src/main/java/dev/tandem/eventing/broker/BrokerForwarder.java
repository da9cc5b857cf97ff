package dev.tandem.eventing.broker;

import dev.tandem.eventing.delivery.DeliveryOutcome;
import dev.tandem.eventing.delivery.Forwarder;
import dev.tandem.eventing.log.ConsumerPartition;
import dev.tandem.eventing.log.Cursor;
import dev.tandem.eventing.log.Cursors;
import dev.tandem.eventing.log.EventLog;
import dev.tandem.eventing.log.LogSlice;
import dev.tandem.eventing.log.LoggedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends the events of local modules to modules that are live elsewhere. The cursor advances once
 * the broker has confirmed the batch and returned none of it; otherwise the batch is sent again, in
 * order, and the receiver drops duplicates.
 *
 * <p>Long, because leasing, sending, confirming and advancing are one transaction, whose order is
 * the guarantee.
 */
public class BrokerForwarder implements Forwarder {

  private final EventLog log;
  private final Cursors cursors;
  private final RabbitTemplate broker;
  private final BrokerProperties properties;
  private final TransactionTemplate transaction;
  private final Set<String> localEventNames;
  private final Set<String> localModules;
  private final int batchSize;
  private final Map<ConsumerPartition, PredecessorTracker> predecessors = new ConcurrentHashMap<>();

  /**
   * @param localEventNames the stable names of the events that local modules publish
   */
  BrokerForwarder(
      EventLog log,
      Cursors cursors,
      RabbitTemplate broker,
      BrokerProperties properties,
      PlatformTransactionManager transactions,
      Set<String> localEventNames,
      int batchSize) {
    this.log = log;
    this.cursors = cursors;
    this.broker = broker;
    this.properties = properties;
    this.transaction = new TransactionTemplate(transactions);
    this.localEventNames = localEventNames;
    this.localModules =
        localEventNames.stream().map(LoggedEvent::publisherOf).collect(Collectors.toSet());
    this.batchSize = batchSize;
  }

  @Override
  public Collection<String> consumers() {
    return properties.remoteModules().stream().map(Cursor::remoteConsumer).toList();
  }

  @Override
  public Set<String> eventNames(String consumer) {
    return localEventNames.stream()
        .filter(name -> isForwardable(consumer, LoggedEvent.publisherOf(name)))
        .collect(Collectors.toSet());
  }

  private static String moduleOf(String consumer) {
    return Cursor.withoutRemotePrefix(consumer);
  }

  /** A remote module is not sent its own events; one that was moved away may have left some. */
  private static boolean isForwardable(String consumer, String publisher) {
    return !Cursor.isRemoteConsumer(consumer) || !publisher.equals(moduleOf(consumer));
  }

  @Override
  public DeliveryOutcome forward(String consumer, int partition) {
    return Objects.requireNonNull(forward(consumer, Set.of(partition)).get(partition));
  }

  @Override
  public Map<Integer, DeliveryOutcome> forward(String consumer, Collection<Integer> partitions) {
    var outcomes = new HashMap<Integer, DeliveryOutcome>();
    partitions.forEach(partition -> outcomes.put(partition, DeliveryOutcome.LEASE_UNAVAILABLE));
    transaction.executeWithoutResult(status -> {
      var leased = new ArrayList<Cursor>();
      for (var cursor : cursors.lease(consumer, partitions, Duration.ZERO)) {
        if (Cursor.isRemoteConsumer(consumer) || cursor.forwarded()) {
          leased.add(cursor);
        } else {
          outcomes.put(cursor.partition(), DeliveryOutcome.NOT_RESPONSIBLE);
        }
      }
      if (!leased.isEmpty()) {
        outcomes.putAll(forwardLeased(consumer, leased));
      }
    });
    return outcomes;
  }

  /** Sends all partitions on one channel, and waits for all confirms at once. */
  private Map<Integer, DeliveryOutcome> forwardLeased(String consumer, List<Cursor> leased) {
    var names = eventNames(consumer);
    int limit = Math.ceilDiv(batchSize, leased.size());
    var slices = log.read(leased, names, limit);
    var batches =
        IntStream.range(0, leased.size())
            .mapToObj(i -> outboundBatch(consumer, leased.get(i), slices.get(i), names))
            .toList();
    PublisherConfirms.await(send(moduleOf(consumer), batches), properties.confirmTimeout());
    batches.forEach(batch -> batch.predecessors().recordConfirmed(batch.events()));
    var advanced =
        batches.stream()
            .filter(OutboundBatch::hasAdvanced)
            .map(OutboundBatch::advancedCursor)
            .toList();
    if (!advanced.isEmpty()) {
      cursors.save(advanced);
    }
    batches.stream()
        .filter(batch -> !batch.events().isEmpty())
        .forEach(
            batch -> cursors.saveLastForwarded(batch.cursor(), batch.events().getLast().eventId()));
    return batches.stream()
        .collect(
            Collectors.toMap(
                batch -> batch.cursor().partition(),
                batch ->
                    batch.slice().events().size() < limit
                        ? DeliveryOutcome.CAUGHT_UP
                        : DeliveryOutcome.MORE_AVAILABLE));
  }

  private OutboundBatch outboundBatch(
      String consumer, Cursor cursor, LogSlice slice, Set<String> names) {
    var events =
        slice.events().stream().flatMap(event -> eventsToForward(consumer, event, names)).toList();
    var tracker =
        predecessors.computeIfAbsent(
            new ConsumerPartition(consumer, cursor.partition()), key -> new PredecessorTracker());
    return new OutboundBatch(cursor, slice, events, tracker);
  }

  /** What is sent of one partition. */
  private record OutboundBatch(
      Cursor cursor, LogSlice slice, List<LoggedEvent> events, PredecessorTracker predecessors) {

    Cursor advancedCursor() {
      return cursor.advancedPast(slice, slice.events().size());
    }

    boolean hasAdvanced() {
      return !advancedCursor().equals(cursor);
    }
  }

  /**
   * An event of a local module is forwarded even if its class was removed here. An event that came
   * from the broker is for its target module only.
   */
  private Stream<LoggedEvent> eventsToForward(
      String consumer, LoggedEvent event, Set<String> names) {
    if (event.targetModule() != null) {
      return Stream.empty();
    }
    if (names.contains(event.name())) {
      return Stream.of(event);
    }
    var publisher = LoggedEvent.publisherOf(event.name());
    boolean classRemoved =
        !localEventNames.contains(event.name())
            && localModules.contains(publisher)
            && isForwardable(consumer, publisher);
    return classRemoved ? Stream.of(log.withStoredPayload(event)) : Stream.empty();
  }

  /** On one channel, within which the broker keeps the order. */
  private List<CorrelationData> send(String module, List<OutboundBatch> batches) {
    var sent = new ArrayList<CorrelationData>();
    broker.<@Nullable Object>invoke(channel -> {
      batches.forEach(batch -> send(module, batch, sent));
      return null;
    });
    return sent;
  }

  private void send(String module, OutboundBatch batch, List<CorrelationData> sent) {
    var previous = batch.predecessors().predecessorsOf(batch.events());
    for (int i = 0; i < batch.events().size(); i++) {
      var event = batch.events().get(i);
      var data = new CorrelationData(event.eventId().toString());
      sent.add(data);
      broker.send(
          properties.exchange(), module, BrokerMessages.toMessage(event, previous.get(i)), data);
    }
  }
}
