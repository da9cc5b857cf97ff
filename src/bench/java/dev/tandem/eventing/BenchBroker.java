package dev.tandem.eventing;

import dev.tandem.eventing.BenchContender.Published;
import dev.tandem.eventing.events.Noted;
import dev.tandem.testing.TestBroker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.DirectExchange;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory.ConfirmType;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** From the log to the broker, against publishing to it without a log. */
final class BenchBroker {

  private static final int EVENTS = Integer.getInteger("bench.messages", 80_000);
  private static final int ROUNDS = 3;
  private static final int WINDOW = 500;
  private static final int CHANNELS = 4;
  private static final int SECONDS = 10;
  private static final String AWAY = "bench-" + UUID.randomUUID();

  private final BenchPostgres postgres;
  private final BenchReport report;
  private final TestBroker broker;
  private final RabbitAdmin admin;
  private final RabbitTemplate template;
  private final LongAdder confirmed = new LongAdder();
  private final Map<String, Long> confirmedAt = new ConcurrentHashMap<>();
  private final Map<String, Long> committedAt = new ConcurrentHashMap<>();

  BenchBroker(BenchPostgres postgres, BenchReport report, TestBroker broker) {
    this.postgres = postgres;
    this.report = report;
    this.broker = broker;
    this.admin = new RabbitAdmin(connections());
    this.template = new RabbitTemplate(connections());
    template.setMandatory(true);
    template.setConfirmCallback((data, ack, cause) -> confirmed(data));
  }

  private void confirmed(CorrelationData data) {
    confirmed.increment();
    confirmedAt.computeIfPresent(data.getId(), (id, it) -> System.nanoTime());
  }

  private CachingConnectionFactory connections() {
    var factory = new CachingConnectionFactory(broker.host(), broker.port());
    factory.setUsername(broker.user());
    factory.setPassword(broker.password());
    factory.setPublisherConfirmType(ConfirmType.CORRELATED);
    factory.setPublisherReturns(true);
    return factory;
  }

  void run() throws Exception {
    declare();
    try (var published = new Published(app())) {
      var relay = published.app().getBean(Relay.class);
      raw();
      relayed(published.jdbc(), relay);
      var raw = new ArrayList<Double>();
      var relayed = new ArrayList<Double>();
      BenchLoad load = null;
      for (int round = 0; round < ROUNDS; round++) {
        raw.add(raw());
        var meter = postgres.meter();
        relayed.add(relayed(published.jdbc(), relay));
        load = load == null ? meter.stop() : load.and(meter.stop());
      }
      say(median(raw), median(relayed), load, published, relay);
    } finally {
      admin.deleteQueue(BrokerProperties.queue(AWAY));
      admin.deleteExchange(AWAY);
    }
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private void declare() {
    var queue = QueueBuilder.durable(BrokerProperties.queue(AWAY));
    var declared = broker.quorumQueues() ? queue.quorum().build() : queue.build();
    var exchange = new DirectExchange(AWAY);
    admin.declareExchange(exchange);
    admin.declareQueue(declared);
    admin.declareBinding(BindingBuilder.bind(declared).to(exchange).with(AWAY));
  }

  private GenericApplicationContext app() {
    return (GenericApplicationContext)
        postgres.app(
            BenchApps.OursUnheard.class,
            "broker",
            Map.of(),
            it ->
                it.registerBean(Carrier.class, () -> dispatch(it.getBean(JdbcTemplate.class), it)));
  }

  private Dispatch dispatch(JdbcTemplate jdbc, GenericApplicationContext app) {
    var properties =
        new BrokerProperties(
            true, List.of(AWAY), List.of(), AWAY, broker.quorumQueues(), Duration.ofSeconds(5));
    return new Dispatch(
        app.getBean(EventLog.class),
        new Cursors(jdbc, app.getBean(EventingProperties.class)),
        template,
        properties,
        app.getBean(PlatformTransactionManager.class),
        Set.of("sample.noted"),
        WINDOW);
  }

  /** Confirmed messages a second without any log. */
  private double raw() throws Exception {
    admin.purgeQueue(BrokerProperties.queue(AWAY));
    long start = System.nanoTime();
    try (var pool = Executors.newFixedThreadPool(CHANNELS)) {
      for (int i = 0; i < CHANNELS; i++) {
        pool.submit(() -> {
          for (int sent = 0; sent < EVENTS / CHANNELS; sent += WINDOW) {
            window();
          }
          return null;
        });
      }
    }
    return EVENTS * 1e9 / (System.nanoTime() - start);
  }

  private void window() throws Exception {
    var sent = new ArrayList<CorrelationData>();
    template.invoke(channel -> {
      for (int i = 0; i < WINDOW; i++) {
        var id = UUID.randomUUID();
        sent.add(new CorrelationData(id.toString()));
        template.send(AWAY, AWAY, message(id), sent.getLast());
      }
      return null;
    });
    for (var it : sent) {
      if (!it.getFuture().get(10, TimeUnit.SECONDS).ack()) {
        throw new IllegalStateException("not confirmed");
      }
    }
  }

  /** What an event looks like on its way. */
  private static Message message(UUID id) {
    return MessageBuilder.withBody(BenchContender.PAYLOAD.getBytes(StandardCharsets.UTF_8))
        .setContentType("application/json")
        .setDeliveryMode(MessageDeliveryMode.PERSISTENT)
        .setMessageId(id.toString())
        .setType("sample.noted")
        .setCorrelationId(id.toString())
        .setHeader("key", id.toString())
        .setHeader(Dispatch.PREVIOUS, id.toString())
        .build();
  }

  /** Events a second from the log to the broker's confirms. */
  private double relayed(JdbcTemplate jdbc, Relay relay) throws Exception {
    relay.stop();
    admin.purgeQueue(BrokerProperties.queue(AWAY));
    for (int lane = 0; lane < Lane.COUNT; lane++) {
      jdbc.update(
          """
          insert into eventing.event_log (lane, pos, event_id, name, key, correlation_id, payload)
          select ?, nextval(('eventing.lane_' || ?)::regclass), uuidv7(), 'sample.noted', uuidv7(),
                 uuidv7(), ?
            from generate_series(1, ?)
          """,
          lane,
          lane,
          BenchContender.PAYLOAD,
          EVENTS / Lane.COUNT);
    }
    long before = confirmed.sum();
    long start = System.nanoTime();
    relay.start();
    BenchThroughput.waitUntil(() -> confirmed.sum() - before >= EVENTS);
    return EVENTS * 1e9 / (System.nanoTime() - start);
  }

  private void say(double raw, double relayed, BenchLoad load, Published app, Relay relay)
      throws Exception {
    var paced = paced(relayed / 2, together -> publish(app, together));
    var alone = paced(relayed / 2, this::send);
    report.say(
        "### To the broker (%s, %s)",
        broker.name(), broker.quorumQueues() ? "quorum queue" : "plain queue");
    report.say("");
    report.say("| | |");
    report.say("|---|---|");
    report.say(
        "| raw: the same client and messages (%d bytes of payload), %d channels, windows of %d confirms | %.0f messages a second |",
        BenchContender.PAYLOAD.length(), CHANNELS, WINDOW, raw);
    report.say("| from the log | %.0f events a second |", relayed);
    report.say(
        "| ratio (goal 0.7) | %.2f, %s |",
        relayed / raw, BenchReport.verdict(relayed / raw, 0.7, true));
    report.say(
        "| the machine while relaying | %s (the broker is one of the others) |", load.words());
    report.say(
        "| commit to confirm at half that load (%.0f events a second, %d in a transaction) | p50 %.1f ms, p99 %.1f ms of %d (goal 5 and 50: %s, %s) |",
        paced.rate(),
        paced.together(),
        paced.p50(),
        paced.p99(),
        paced.samples(),
        BenchReport.verdict(paced.p50(), 5, false),
        BenchReport.verdict(paced.p99(), 50, false));
    report.say(
        "| sent to confirmed at the same load without a log, which no relay can undercut | p50 %.1f ms, p99 %.1f ms of %d |",
        alone.p50(), alone.p99(), alone.samples());
    report.say("| the machine at half that load | %s |", paced.load().words());
    report.say("");
    report.say(
        "Medians of %d alternating rounds of %,d messages. Half that load is more than this machine commits one by one beside a broker, so the transactions publish several events each.",
        ROUNDS, EVENTS);
    report.say("");
  }

  record Paced(double rate, int together, double p50, double p99, int samples, BenchLoad load) {}

  /** Publishes at a steady pace and watches the first event of each transaction. */
  private Paced paced(double rate, IntConsumer publish) throws InterruptedException {
    admin.purgeQueue(BrokerProperties.queue(AWAY));
    confirmedAt.clear();
    committedAt.clear();
    int together = (int) Math.max(1, Math.round(rate / 250));
    long every = (long) (together * 1e9 / rate);
    var meter = postgres.meter();
    long start = System.nanoTime();
    long next = start;
    int sent = 0;
    while (System.nanoTime() - start < Duration.ofSeconds(SECONDS).toNanos()) {
      next += every;
      publish.accept(together);
      sent += together;
      LockSupport.parkNanos(next - System.nanoTime());
    }
    double achieved = sent * 1e9 / (System.nanoTime() - start);
    var load = meter.stop();
    BenchThroughput.waitUntil(() -> confirmedAt.values().stream().allMatch(it -> it > 0));
    var latencies =
        committedAt.entrySet().stream()
            .map(it -> Math.max(0, (confirmedAt.get(it.getKey()) - it.getValue()) / 1e6))
            .sorted()
            .toList();
    return new Paced(
        achieved,
        together,
        latencies.get(latencies.size() / 2),
        latencies.get(latencies.size() * 99 / 100),
        latencies.size(),
        load);
  }

  private void publish(Published app, int together) {
    var first = Noted.about(UUID.randomUUID(), 1, "booked");
    var id = first.meta().eventId().toString();
    confirmedAt.put(id, 0L);
    app.inTransaction(() -> {
      app.app().publishEvent(first);
      for (int i = 1; i < together; i++) {
        app.app().publishEvent(Noted.about(UUID.randomUUID(), 1, "booked"));
      }
    });
    committedAt.put(id, System.nanoTime());
  }

  private void send(int together) {
    var first = UUID.randomUUID();
    confirmedAt.put(first.toString(), 0L);
    committedAt.put(first.toString(), System.nanoTime());
    template.invoke(channel -> {
      for (int i = 0; i < together; i++) {
        var id = i == 0 ? first : UUID.randomUUID();
        template.send(AWAY, AWAY, message(id), new CorrelationData(id.toString()));
      }
      return null;
    });
  }
}
