package dev.tandem.eventing;

import dev.tandem.eventing.Delivery.Outcome;
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
class Dispatch implements Carrier {

  /** Header: the event of the same key that was sent before. */
  static final String PREVIOUS = "previous";

  /** Header: the epoch in which its module published the event. */
  static final String EPOCH = "epoch";

  private static final String PREFIX = "broker:";

  private final EventLog log;
  private final Cursors cursors;
  private final RabbitTemplate broker;
  private final BrokerProperties properties;
  private final TransactionTemplate transaction;
  private final Set<String> published;
  private final Set<String> home;
  private final int batch;
  private final Map<Strand.Key, Chain> chains = new ConcurrentHashMap<>();

  /**
   * @param published the stable names of what the modules at home publish
   */
  Dispatch(
      EventLog log,
      Cursors cursors,
      RabbitTemplate broker,
      BrokerProperties properties,
      PlatformTransactionManager transactions,
      Set<String> published,
      int batch) {
    this.log = log;
    this.cursors = cursors;
    this.broker = broker;
    this.properties = properties;
    this.transaction = new TransactionTemplate(transactions);
    this.published = published;
    this.home = published.stream().map(LoggedEvent::publisher).collect(Collectors.toSet());
    this.batch = batch;
  }

  @Override
  public Collection<String> readers() {
    return properties.elsewhere().stream().map(PREFIX::concat).toList();
  }

  @Override
  public Set<String> names(String reader) {
    return published.stream()
        .filter(it -> isWanted(reader, LoggedEvent.publisher(it)))
        .collect(Collectors.toSet());
  }

  private static String module(String reader) {
    return isNeverHere(reader) ? reader.substring(PREFIX.length()) : reader;
  }

  static boolean isNeverHere(String reader) {
    return reader.startsWith(PREFIX);
  }

  /** A module that went away may have left events of its own to itself. */
  private static boolean isWanted(String reader, String publisher) {
    return !isNeverHere(reader) || !publisher.equals(module(reader));
  }

  @Override
  public Outcome carry(String reader, int lane) {
    return Objects.requireNonNull(carry(reader, Set.of(lane)).get(lane));
  }

  @Override
  public Map<Integer, Outcome> carry(String reader, Collection<Integer> lanes) {
    var outcomes = new HashMap<Integer, Outcome>();
    lanes.forEach(it -> outcomes.put(it, Outcome.TAKEN));
    transaction.executeWithoutResult(status -> {
      var its = new ArrayList<Cursor>();
      for (var cursor : cursors.lease(reader, lanes, Duration.ZERO)) {
        if (isNeverHere(reader) || cursor.away()) {
          its.add(cursor);
        } else {
          outcomes.put(cursor.lane(), Outcome.ELSEWHERE);
        }
      }
      if (!its.isEmpty()) {
        outcomes.putAll(dispatch(reader, its));
      }
    });
    return outcomes;
  }

  /** All their lanes on one channel and with one wait for the confirms. */
  private Map<Integer, Outcome> dispatch(String reader, List<Cursor> leased) {
    var names = names(reader);
    int limit = Math.ceilDiv(batch, leased.size());
    var lines = log.read(leased, names, limit);
    var batches =
        IntStream.range(0, leased.size())
            .mapToObj(i -> batch(reader, leased.get(i), lines.get(i), names))
            .toList();
    confirmed(send(module(reader), batches));
    batches.forEach(it -> it.chain().confirmed(it.wanted()));
    var moved = batches.stream().filter(Batch::hasMoved).map(Batch::after).toList();
    if (!moved.isEmpty()) {
      cursors.save(moved);
    }
    batches.stream()
        .filter(it -> !it.wanted().isEmpty())
        .forEach(it -> cursors.sent(it.cursor(), it.wanted().getLast().eventId()));
    return batches.stream()
        .collect(
            Collectors.toMap(
                it -> it.cursor().lane(),
                it -> it.lines().events().size() < limit ? Outcome.DONE : Outcome.MORE));
  }

  private Batch batch(String reader, Cursor cursor, EventLog.Lines lines, Set<String> names) {
    var wanted = lines.events().stream().flatMap(it -> wanted(reader, it, names)).toList();
    var chain = chains.computeIfAbsent(new Strand.Key(reader, cursor.lane()), it -> new Chain());
    return new Batch(cursor, lines, wanted, chain);
  }

  /** What is sent of one lane. */
  private record Batch(Cursor cursor, EventLog.Lines lines, List<LoggedEvent> wanted, Chain chain) {

    Cursor after() {
      return cursor.after(lines, lines.events().size());
    }

    boolean hasMoved() {
      return !after().equals(cursor);
    }
  }

  /**
   * An event of a module at home goes over even if no class stands for it here any more. What the
   * broker has brought is for its addressee only.
   */
  private Stream<LoggedEvent> wanted(String reader, LoggedEvent event, Set<String> names) {
    if (event.addressee() != null) {
      return Stream.empty();
    }
    if (names.contains(event.name())) {
      return Stream.of(event);
    }
    var owner = LoggedEvent.publisher(event.name());
    boolean gone =
        !published.contains(event.name()) && home.contains(owner) && isWanted(reader, owner);
    return gone ? Stream.of(log.whole(event)) : Stream.empty();
  }

  /** On one channel: the broker keeps the order of a channel, and of nothing else. */
  private List<CorrelationData> send(String module, List<Batch> batches) {
    var sent = new ArrayList<CorrelationData>();
    broker.<@Nullable Object>invoke(channel -> {
      batches.forEach(it -> send(module, it, sent));
      return null;
    });
    return sent;
  }

  private void send(String module, Batch batch, List<CorrelationData> sent) {
    var previous = batch.chain().previous(batch.wanted());
    for (int i = 0; i < batch.wanted().size(); i++) {
      var event = batch.wanted().get(i);
      var data = new CorrelationData(event.eventId().toString());
      sent.add(data);
      broker.send(properties.exchange(), module, message(event, previous.get(i)), data);
    }
  }

  static Message message(LoggedEvent event, @Nullable UUID previous) {
    var builder =
        MessageBuilder.withBody(event.payload().getBytes(StandardCharsets.UTF_8))
            .setContentType("application/json")
            .setDeliveryMode(MessageDeliveryMode.PERSISTENT)
            .setMessageId(event.eventId().toString())
            .setType(event.name())
            .setCorrelationId(event.correlationId().toString())
            .setHeader("key", event.key().toString())
            .setHeader(EPOCH, event.epoch());
    if (previous != null) {
      builder.setHeader(PREVIOUS, previous.toString());
    }
    if (event.causationId() != null) {
      builder.setHeader("causation", event.causationId().toString());
    }
    if (event.trace() != null) {
      builder.setHeader("traceparent", event.trace());
    }
    return builder.build();
  }

  private void confirmed(List<CorrelationData> sent) {
    long deadline = System.nanoTime() + properties.confirmWithin().toNanos();
    var problems = new ArrayList<String>();
    for (var it : sent) {
      confirm(it, Duration.ofNanos(Math.max(1, deadline - System.nanoTime())), problems);
    }
    if (!problems.isEmpty()) {
      throw new AmqpException(
          "%d of %d events were not taken by the broker; they will be sent again: %s"
              .formatted(problems.size(), sent.size(), problems.getFirst()));
    }
  }

  private static void confirm(CorrelationData sent, Duration patience, List<String> problems) {
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
      problems.add(Reason.of(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      problems.add("interrupted");
    }
  }
}
