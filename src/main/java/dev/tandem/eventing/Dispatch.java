package dev.tandem.eventing;

import dev.tandem.eventing.Delivery.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
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

  private static boolean isNeverHere(String reader) {
    return reader.startsWith(PREFIX);
  }

  /** A module that went away may have left events of its own to itself. */
  private static boolean isWanted(String reader, String publisher) {
    return !isNeverHere(reader) || !publisher.equals(module(reader));
  }

  @Override
  public Outcome carry(String reader, int lane) {
    Outcome outcome =
        transaction.execute(status ->
            cursors.lease(reader, lane).map(it -> send(reader, it)).orElse(Outcome.TAKEN));
    return outcome == null ? Outcome.TAKEN : outcome;
  }

  private Outcome send(String reader, Cursor cursor) {
    if (!isNeverHere(reader) && !cursor.away()) {
      return Outcome.ELSEWHERE;
    }
    var names = names(reader);
    var lines = log.read(cursor, names, batch);
    var wanted = lines.events().stream().flatMap(it -> wanted(reader, it, names)).toList();
    var chain = chains.computeIfAbsent(new Strand.Key(reader, cursor.lane()), it -> new Chain());
    confirmed(send(module(reader), wanted, chain.previous(wanted)));
    chain.confirmed(wanted);
    var after = cursor.after(lines, lines.events().size());
    if (!after.equals(cursor)) {
      cursors.save(after);
    }
    if (!wanted.isEmpty()) {
      cursors.sent(cursor, wanted.getLast().eventId());
    }
    return lines.events().size() < batch ? Outcome.DONE : Outcome.MORE;
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
  private List<CorrelationData> send(
      String module, List<LoggedEvent> events, List<@Nullable UUID> previous) {
    var sent = events.stream().map(it -> new CorrelationData(it.eventId().toString())).toList();
    broker.<@Nullable Object>invoke(channel -> {
      for (int i = 0; i < events.size(); i++) {
        var message = message(events.get(i), previous.get(i));
        broker.send(properties.exchange(), module, message, sent.get(i));
      }
      return null;
    });
    return sent;
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
