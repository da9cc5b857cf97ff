package dev.tandem.eventing.broker;

import dev.tandem.eventing.delivery.DeliveryOutcome;
import dev.tandem.eventing.delivery.FailureSummary;
import dev.tandem.eventing.delivery.Forwarder;
import dev.tandem.eventing.log.ConsumerPartition;
import dev.tandem.eventing.log.Cursor;
import dev.tandem.eventing.log.Cursors;
import dev.tandem.eventing.log.EventLog;
import dev.tandem.eventing.log.LogSlice;
import dev.tandem.eventing.log.LoggedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends a module that is live elsewhere what the modules at home have published. The cursor moves
 * when the broker has confirmed the batch and returned none of it; otherwise the batch is sent
 * again, in order, and the other end drops what it has seen.
 */
public class BrokerForwarder implements Forwarder {

  /** Header: the event of the same key that was sent before. */
  static final String PREVIOUS_HEADER = "previous";

  /** Header: the epoch in which its module published the event. */
  static final String EPOCH_HEADER = "epoch";

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
   * @param published the stable names of what the modules at home publish
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
  public Set<String> eventNames(String reader) {
    return localEventNames.stream()
        .filter(it -> isForwardable(reader, LoggedEvent.publisherOf(it)))
        .collect(Collectors.toSet());
  }

  private static String moduleOf(String reader) {
    return Cursor.withoutRemotePrefix(reader);
  }

  /** A module that went away may have left events of its own to itself. */
  private static boolean isForwardable(String reader, String publisher) {
    return !Cursor.isRemoteConsumer(reader) || !publisher.equals(moduleOf(reader));
  }

  @Override
  public DeliveryOutcome forward(String reader, int lane) {
    return Objects.requireNonNull(forward(reader, Set.of(lane)).get(lane));
  }

  @Override
  public Map<Integer, DeliveryOutcome> forward(String reader, Collection<Integer> lanes) {
    var outcomes = new HashMap<Integer, DeliveryOutcome>();
    lanes.forEach(it -> outcomes.put(it, DeliveryOutcome.LEASE_UNAVAILABLE));
    transaction.executeWithoutResult(status -> {
      var its = new ArrayList<Cursor>();
      for (var cursor : cursors.lease(reader, lanes, Duration.ZERO)) {
        if (Cursor.isRemoteConsumer(reader) || cursor.forwarded()) {
          its.add(cursor);
        } else {
          outcomes.put(cursor.partition(), DeliveryOutcome.NOT_RESPONSIBLE);
        }
      }
      if (!its.isEmpty()) {
        outcomes.putAll(forwardLeased(reader, its));
      }
    });
    return outcomes;
  }

  /** All their lanes on one channel and with one wait for the confirms. */
  private Map<Integer, DeliveryOutcome> forwardLeased(String reader, List<Cursor> leased) {
    var names = eventNames(reader);
    int limit = Math.ceilDiv(batchSize, leased.size());
    var lines = log.read(leased, names, limit);
    var batches =
        IntStream.range(0, leased.size())
            .mapToObj(i -> outboundBatch(reader, leased.get(i), lines.get(i), names))
            .toList();
    awaitConfirms(send(moduleOf(reader), batches));
    batches.forEach(it -> it.predecessors().recordConfirmed(it.events()));
    var moved =
        batches.stream()
            .filter(OutboundBatch::hasAdvanced)
            .map(OutboundBatch::advancedCursor)
            .toList();
    if (!moved.isEmpty()) {
      cursors.save(moved);
    }
    batches.stream()
        .filter(it -> !it.events().isEmpty())
        .forEach(it -> cursors.saveLastForwarded(it.cursor(), it.events().getLast().eventId()));
    return batches.stream()
        .collect(
            Collectors.toMap(
                it -> it.cursor().partition(),
                it ->
                    it.slice().events().size() < limit
                        ? DeliveryOutcome.CAUGHT_UP
                        : DeliveryOutcome.MORE_AVAILABLE));
  }

  private OutboundBatch outboundBatch(
      String reader, Cursor cursor, LogSlice lines, Set<String> names) {
    var wanted = lines.events().stream().flatMap(it -> eventsToForward(reader, it, names)).toList();
    var chain =
        predecessors.computeIfAbsent(
            new ConsumerPartition(reader, cursor.partition()), it -> new PredecessorTracker());
    return new OutboundBatch(cursor, lines, wanted, chain);
  }

  /** What is sent of one lane. */
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
   * An event of a module at home goes over even if no class stands for it here any more. What the
   * broker has brought is for its addressee only.
   */
  private Stream<LoggedEvent> eventsToForward(String reader, LoggedEvent event, Set<String> names) {
    if (event.targetModule() != null) {
      return Stream.empty();
    }
    if (names.contains(event.name())) {
      return Stream.of(event);
    }
    var owner = LoggedEvent.publisherOf(event.name());
    boolean gone =
        !localEventNames.contains(event.name())
            && localModules.contains(owner)
            && isForwardable(reader, owner);
    return gone ? Stream.of(log.withStoredPayload(event)) : Stream.empty();
  }

  /** On one channel: the broker keeps the order of a channel, and of nothing else. */
  private List<CorrelationData> send(String module, List<OutboundBatch> batches) {
    var sent = new ArrayList<CorrelationData>();
    broker.<@Nullable Object>invoke(channel -> {
      batches.forEach(it -> send(module, it, sent));
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
      broker.send(properties.exchange(), module, toMessage(event, previous.get(i)), data);
    }
  }

  static Message toMessage(LoggedEvent event, @Nullable UUID previous) {
    var builder =
        MessageBuilder.withBody(event.payload().getBytes(StandardCharsets.UTF_8))
            .setContentType("application/json")
            .setDeliveryMode(MessageDeliveryMode.PERSISTENT)
            .setMessageId(event.eventId().toString())
            .setType(event.name())
            .setCorrelationId(event.correlationId().toString())
            .setHeader("key", event.key().toString())
            .setHeader(EPOCH_HEADER, event.epoch());
    if (previous != null) {
      builder.setHeader(PREVIOUS_HEADER, previous.toString());
    }
    if (event.causationId() != null) {
      builder.setHeader("causation", event.causationId().toString());
    }
    if (event.trace() != null) {
      builder.setHeader("traceparent", event.trace());
    }
    return builder.build();
  }

  private void awaitConfirms(List<CorrelationData> sent) {
    long deadline = System.nanoTime() + properties.confirmTimeout().toNanos();
    var problems = new ArrayList<String>();
    for (var it : sent) {
      awaitConfirm(it, Duration.ofNanos(Math.max(1, deadline - System.nanoTime())), problems);
    }
    if (!problems.isEmpty()) {
      throw new AmqpException(
          "%d of %d events were not taken by the broker; they will be sent again: %s"
              .formatted(problems.size(), sent.size(), problems.getFirst()));
    }
  }

  private static void awaitConfirm(CorrelationData sent, Duration patience, List<String> problems) {
    try {
      var confirm = sent.getFuture().get(patience.toNanos(), TimeUnit.NANOSECONDS);
      if (sent.getReturned() != null) {
        problems.add("no queue takes it");
      } else if (!confirm.ack()) {
        problems.add("refused by the broker: " + confirm.reason());
      }
    } catch (TimeoutException e) {
      problems.add("not confirmed in time");
    } catch (ExecutionException e) {
      problems.add(FailureSummary.of(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      problems.add("interrupted");
    }
  }
}
