package dev.tandem.eventing.broker;

import dev.tandem.eventing.BenchmarkApplications;
import dev.tandem.eventing.BenchmarkContender;
import dev.tandem.eventing.BenchmarkContender.SpringContender;
import dev.tandem.eventing.BenchmarkPostgres;
import dev.tandem.eventing.BenchmarkReport;
import dev.tandem.eventing.EventingProperties;
import dev.tandem.eventing.ResourceUsage;
import dev.tandem.eventing.ThroughputBenchmark;
import dev.tandem.eventing.counting.InteractionCounter;
import dev.tandem.eventing.delivery.Forwarder;
import dev.tandem.eventing.events.Noted;
import dev.tandem.eventing.log.Cursors;
import dev.tandem.eventing.log.EventLog;
import dev.tandem.eventing.log.Partitioner;
import dev.tandem.eventing.log.StoredPayloads;
import dev.tandem.eventing.message.BrokerMessages;
import dev.tandem.eventing.message.MessageSignatures;
import dev.tandem.eventing.message.ModuleQueue;
import dev.tandem.eventing.message.SigningProperties;
import dev.tandem.eventing.relay.OutboxRelay;
import dev.tandem.eventing.trace.EventSpans;
import dev.tandem.testing.TestBroker;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
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

/** Compares forwarding from the log with publishing to the broker without a log. */
public final class BrokerBenchmark {

  private static final int EVENTS = Integer.getInteger("bench.messages", 80_000);
  private static final int ROUNDS = 3;
  private static final int CONFIRM_WINDOW = 500;
  private static final int CHANNELS = 4;
  private static final int SECONDS = 10;
  private static final String REMOTE_MODULE = "bench-" + UUID.randomUUID();

  private final BenchmarkPostgres postgres;
  private final BenchmarkReport report;
  private final TestBroker broker;
  private final RabbitAdmin admin;
  private final RabbitTemplate template;
  private final LongAdder confirmed = new LongAdder();
  private final Map<String, Long> confirmedAt = new ConcurrentHashMap<>();
  private final Map<String, Long> committedAt = new ConcurrentHashMap<>();

  public BrokerBenchmark(BenchmarkPostgres postgres, BenchmarkReport report, TestBroker broker) {
    this.postgres = postgres;
    this.report = report;
    this.broker = broker;
    this.admin = new RabbitAdmin(connections());
    this.template = new RabbitTemplate(connections());
    template.setMandatory(true);
    template.setConfirmCallback((data, ack, cause) -> onConfirmed(data));
  }

  private void onConfirmed(CorrelationData data) {
    confirmed.increment();
    confirmedAt.computeIfPresent(data.getId(), (id, unconfirmed) -> System.nanoTime());
  }

  private CachingConnectionFactory connections() {
    var factory = new CachingConnectionFactory(broker.host(), broker.port());
    factory.setUsername(broker.user());
    factory.setPassword(broker.password());
    factory.setPublisherConfirmType(ConfirmType.CORRELATED);
    factory.setPublisherReturns(true);
    return factory;
  }

  public void run() throws Exception {
    declare();
    try (var published = new SpringContender(app())) {
      var relay = published.app().getBean(OutboxRelay.class);
      rawRate();
      relayedRate(published.jdbc(), relay);
      var raw = new ArrayList<Double>();
      var relayed = new ArrayList<Double>();
      ResourceUsage load = null;
      for (int round = 0; round < ROUNDS; round++) {
        raw.add(rawRate());
        var meter = postgres.startMeter();
        relayed.add(relayedRate(published.jdbc(), relay));
        load = load == null ? meter.stop() : load.plus(meter.stop());
      }
      reportResult(median(raw), median(relayed), load, published, relay);
    } finally {
      admin.deleteQueue(ModuleQueue.nameOf(REMOTE_MODULE));
      admin.deleteExchange(REMOTE_MODULE);
    }
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private void declare() {
    var queue = QueueBuilder.durable(ModuleQueue.nameOf(REMOTE_MODULE));
    var declared = broker.quorumQueues() ? queue.quorum().build() : queue.build();
    var exchange = new DirectExchange(REMOTE_MODULE);
    admin.declareExchange(exchange);
    admin.declareQueue(declared);
    admin.declareBinding(BindingBuilder.bind(declared).to(exchange).with(REMOTE_MODULE));
  }

  private GenericApplicationContext app() {
    return (GenericApplicationContext)
        postgres.app(
            BenchmarkApplications.EventLogWithoutListener.class,
            "broker",
            Map.of(),
            context ->
                context.registerBean(
                    Forwarder.class,
                    () -> forwarder(context.getBean(JdbcTemplate.class), context)));
  }

  private BrokerForwarder forwarder(JdbcTemplate jdbc, GenericApplicationContext app) {
    var properties =
        new BrokerProperties(
            true,
            List.of(REMOTE_MODULE),
            List.of(),
            REMOTE_MODULE,
            broker.quorumQueues(),
            Duration.ofSeconds(5));
    var eventing = app.getBean(EventingProperties.class);
    var cursors = new Cursors(jdbc, eventing);
    return new BrokerForwarder(
        new OutboundBatches(
            app.getBean(EventLog.class), cursors, ForwardingRules.of(Set.of("sample.noted"))),
        cursors,
        new BrokerSender(
            template,
            properties,
            new MessageSignatures(
                new SigningProperties("the key of this benchmark, long enough", List.of(), null),
                Clock.systemUTC()),
            app.getBean(StoredPayloads.class),
            EventSpans.none()),
        new InteractionCounter(Clock.systemUTC()),
        properties,
        eventing,
        app.getBean(PlatformTransactionManager.class));
  }

  /** Confirmed messages per second without a log. */
  private double rawRate() throws Exception {
    admin.purgeQueue(ModuleQueue.nameOf(REMOTE_MODULE));
    long start = System.nanoTime();
    try (var pool = Executors.newFixedThreadPool(CHANNELS)) {
      for (int i = 0; i < CHANNELS; i++) {
        pool.submit(() -> {
          for (int sent = 0; sent < EVENTS / CHANNELS; sent += CONFIRM_WINDOW) {
            sendWindow();
          }
          return null;
        });
      }
    }
    return EVENTS * 1e9 / (System.nanoTime() - start);
  }

  private void sendWindow() throws Exception {
    var sent = new ArrayList<CorrelationData>();
    template.invoke(channel -> {
      for (int i = 0; i < CONFIRM_WINDOW; i++) {
        var id = UUID.randomUUID();
        sent.add(new CorrelationData(id.toString()));
        template.send(REMOTE_MODULE, REMOTE_MODULE, message(id), sent.getLast());
      }
      return null;
    });
    for (var data : sent) {
      if (!data.getFuture().get(10, TimeUnit.SECONDS).ack()) {
        throw new IllegalStateException("not confirmed");
      }
    }
  }

  /** A message like the one that an event is sent as. */
  private static Message message(UUID id) {
    return MessageBuilder.withBody(BenchmarkContender.PAYLOAD.getBytes(StandardCharsets.UTF_8))
        .setContentType("application/json")
        .setDeliveryMode(MessageDeliveryMode.PERSISTENT)
        .setMessageId(id.toString())
        .setType("sample.noted")
        .setCorrelationId(id.toString())
        .setHeader("key", id.toString())
        .setHeader(BrokerMessages.PREVIOUS_HEADER, id.toString())
        .build();
  }

  /** Events per second from the log until the broker has confirmed them. */
  private double relayedRate(JdbcTemplate jdbc, OutboxRelay relay) throws Exception {
    relay.stop();
    admin.purgeQueue(ModuleQueue.nameOf(REMOTE_MODULE));
    for (int partition = 0; partition < Partitioner.PARTITION_COUNT; partition++) {
      jdbc.update(
          """
          insert into eventing.event_log
            (partition, position, event_id, name, key, correlation_id, payload)
          select ?, nextval(('eventing.partition_' || ?)::regclass), uuidv7(), 'sample.noted', uuidv7(),
                 uuidv7(), ?
            from generate_series(1, ?)
          """,
          partition,
          partition,
          BenchmarkContender.PAYLOAD,
          EVENTS / Partitioner.PARTITION_COUNT);
    }
    long before = confirmed.sum();
    long start = System.nanoTime();
    relay.start();
    ThroughputBenchmark.waitUntil(() -> confirmed.sum() - before >= EVENTS);
    return EVENTS * 1e9 / (System.nanoTime() - start);
  }

  private void reportResult(
      double raw, double relayed, ResourceUsage load, SpringContender app, OutboxRelay relay)
      throws Exception {
    var paced = measurePaced(relayed / 2, batchSize -> publish(app, batchSize));
    var alone = measurePaced(relayed / 2, this::send);
    report.add(
        "### To the broker (%s, %s)",
        broker.name(), broker.quorumQueues() ? "quorum queue" : "plain queue");
    report.add("");
    report.add("| | |");
    report.add("|---|---|");
    report.add(
        "| raw: the same client and messages (%d bytes of payload), %d channels, windows of %d confirms | %.0f messages/s |",
        BenchmarkContender.PAYLOAD.length(), CHANNELS, CONFIRM_WINDOW, raw);
    report.add("| from the log | %.0f events/s |", relayed);
    report.add(
        "| ratio (goal 0.7) | %.2f, %s |",
        relayed / raw, BenchmarkReport.verdict(relayed / raw, 0.7, true));
    report.add(
        "| machine load while relaying | %s (the others include the broker) |", load.description());
    report.add(
        "| commit to confirm at half that load (%.0f events/s, %d in a transaction) | p50 %.1f ms, p99 %.1f ms of %d (goal 5 and 50: %s, %s) |",
        paced.rate(),
        paced.eventsPerTransaction(),
        paced.p50(),
        paced.p99(),
        paced.samples(),
        BenchmarkReport.verdict(paced.p50(), 5, false),
        BenchmarkReport.verdict(paced.p99(), 50, false));
    report.add(
        "| sent to confirmed at the same load without a log, the lower limit for any relay | p50 %.1f ms, p99 %.1f ms of %d |",
        alone.p50(), alone.p99(), alone.samples());
    report.add("| machine load at half that load | %s |", paced.usage().description());
    report.add("");
    report.add(
        "Medians of %d alternating rounds of %,d messages. Half that load is more than this machine commits one event at a time beside a broker, so each transaction publishes several events.",
        ROUNDS, EVENTS);
    report.add("");
  }

  record PacedResult(
      double rate,
      int eventsPerTransaction,
      double p50,
      double p99,
      int samples,
      ResourceUsage usage) {}

  /** Publishes at a constant rate and measures the first event of each transaction. */
  private PacedResult measurePaced(double rate, IntConsumer publish) throws InterruptedException {
    admin.purgeQueue(ModuleQueue.nameOf(REMOTE_MODULE));
    confirmedAt.clear();
    committedAt.clear();
    int batchSize = (int) Math.max(1, Math.round(rate / 250));
    long every = (long) (batchSize * 1e9 / rate);
    var meter = postgres.startMeter();
    long start = System.nanoTime();
    long next = start;
    int sent = 0;
    while (System.nanoTime() - start < Duration.ofSeconds(SECONDS).toNanos()) {
      next += every;
      publish.accept(batchSize);
      sent += batchSize;
      LockSupport.parkNanos(next - System.nanoTime());
    }
    double achieved = sent * 1e9 / (System.nanoTime() - start);
    var load = meter.stop();
    ThroughputBenchmark.waitUntil(() -> confirmedAt.values().stream().allMatch(nanos -> nanos > 0));
    var latencies =
        committedAt.entrySet().stream()
            .map(
                commit -> Math.max(0, (confirmedAt.get(commit.getKey()) - commit.getValue()) / 1e6))
            .sorted()
            .toList();
    return new PacedResult(
        achieved,
        batchSize,
        latencies.get(latencies.size() / 2),
        latencies.get(latencies.size() * 99 / 100),
        latencies.size(),
        load);
  }

  private void publish(SpringContender app, int batchSize) {
    var first = Noted.about(UUID.randomUUID(), 1, "booked");
    var id = first.meta().eventId().toString();
    confirmedAt.put(id, 0L);
    app.inTransaction(() -> {
      app.app().publishEvent(first);
      for (int i = 1; i < batchSize; i++) {
        app.app().publishEvent(Noted.about(UUID.randomUUID(), 1, "booked"));
      }
    });
    committedAt.put(id, System.nanoTime());
  }

  private void send(int batchSize) {
    var first = UUID.randomUUID();
    confirmedAt.put(first.toString(), 0L);
    committedAt.put(first.toString(), System.nanoTime());
    template.invoke(channel -> {
      for (int i = 0; i < batchSize; i++) {
        var id = i == 0 ? first : UUID.randomUUID();
        template.send(
            REMOTE_MODULE, REMOTE_MODULE, message(id), new CorrelationData(id.toString()));
      }
      return null;
    });
  }
}
