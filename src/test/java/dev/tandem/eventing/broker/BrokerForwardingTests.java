package dev.tandem.eventing.broker;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.tandem.eventing.EventingProperties;
import dev.tandem.eventing.LogPayloads;
import dev.tandem.eventing.counting.InteractionCounter;
import dev.tandem.eventing.counting.InteractionWeeks;
import dev.tandem.eventing.counting.InteractionWriter;
import dev.tandem.eventing.delivery.DeliveryOutcome;
import dev.tandem.eventing.events.Departed;
import dev.tandem.eventing.events.Introduced;
import dev.tandem.eventing.events.Noted;
import dev.tandem.eventing.interaction.InteractionHistory;
import dev.tandem.eventing.log.Cursor;
import dev.tandem.eventing.log.Cursors;
import dev.tandem.eventing.log.EventLog;
import dev.tandem.eventing.log.EventTypes;
import dev.tandem.eventing.log.Partitioner;
import dev.tandem.eventing.log.PendingEvent;
import dev.tandem.eventing.log.SequenceGaps;
import dev.tandem.eventing.log.StoredPayloads;
import dev.tandem.eventing.message.MessageSignatures;
import dev.tandem.eventing.message.ModuleQueue;
import dev.tandem.eventing.message.SigningProperties;
import dev.tandem.eventing.outbox.OutboxTransactionManager;
import dev.tandem.eventing.outbox.TransactionOutbox;
import dev.tandem.eventing.ownership.InFlightEvents;
import dev.tandem.eventing.ownership.ModuleOwnerships;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.eventing.relay.InboxRetention;
import dev.tandem.eventing.subscription.ConsumerRegistration;
import dev.tandem.eventing.trace.EventSpans;
import dev.tandem.testing.OwnPlatform;
import dev.tandem.testing.SecondInstance;
import dev.tandem.testing.TcpProxy;
import dev.tandem.testing.TestBroker;
import dev.tandem.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.DirectExchange;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory.ConfirmType;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Two processes' logs and the broker between them. */
@OwnPlatform
@SecondInstance
class BrokerForwardingTests {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final TestBroker BROKER = TestBroker.get();
  private static final Clock CLOCK = Clock.systemUTC();

  final Set<String> misrouted = ConcurrentHashMap.newKeySet();
  final List<String> forgeries = new CopyOnWriteArrayList<>();
  final String remoteModule = "away-" + UUID.randomUUID();
  private static final EventTypes TYPES =
      new EventTypes(JsonMapper.shared(), List.of(Noted.class, Introduced.class, Departed.class));
  private static final SigningProperties SIGNING =
      new SigningProperties("the key of these tests, long enough", List.of(), null);

  final List<UUID> keys = Stream.generate(UUID::randomUUID).limit(10).toList();
  LogDatabase home;
  LogDatabase remote;
  TcpProxy proxy;
  CachingConnectionFactory connections;
  final InteractionCounter interactions = new InteractionCounter(CLOCK);
  BrokerForwarder forwarder;
  MessageSignatures signatures;
  RabbitAdmin admin;
  SimpleMessageListenerContainer container;

  /** A process: its own database and log. */
  record LogDatabase(
      HikariDataSource database,
      JdbcTemplate jdbc,
      StoredPayloads payloads,
      EventLog log,
      OutboxTransactionManager transactions) {

    static LogDatabase start() {
      var database = new HikariDataSource();
      database.setJdbcUrl(TestDatabase.create());
      database.setMaximumPoolSize(4);
      Flyway.configure()
          .dataSource(database)
          .schemas("eventing")
          .defaultSchema("eventing")
          .locations("classpath:db/migration/eventing")
          .load()
          .migrate();
      var jdbc = new JdbcTemplate(database);
      var payloads = LogPayloads.of(jdbc, TYPES, SIGNING);
      var log = new EventLog(jdbc, payloads);
      return new LogDatabase(
          database,
          jdbc,
          payloads,
          log,
          new OutboxTransactionManager(database, log, EventSpans.none(), it -> {}));
    }

    int count() {
      return jdbc.queryForObject("select count(*) from eventing.event_log", Integer.class);
    }

    List<String> texts(UUID key) {
      return jdbc.queryForList(
          "select payload::jsonb ->> 'text' from eventing.event_log where key = ? order by position",
          String.class,
          key);
    }
  }

  @BeforeEach
  void connect() throws IOException {
    home = LogDatabase.start();
    remote = LogDatabase.start();
    proxy = new TcpProxy(BROKER.host(), BROKER.port());
    connections = connections(proxy.port());
    admin = new RabbitAdmin(connections(BROKER.port()));
    declare();
    var properties =
        new EventingProperties(
            1,
            50,
            Duration.ZERO,
            Duration.ofSeconds(1),
            Duration.ofSeconds(20),
            false,
            false,
            null,
            null);
    var template = new MisroutingTemplate(connections);
    template.setMandatory(true);
    var broker =
        new BrokerProperties(
            true,
            List.of(remoteModule),
            List.of(),
            remoteModule,
            BROKER.quorumQueues(),
            Duration.ofSeconds(15));
    signatures = new MessageSignatures(SIGNING, CLOCK);
    var cursors = new Cursors(home.jdbc, properties);
    forwarder =
        new BrokerForwarder(
            new OutboundBatches(home.log, cursors, ForwardingRules.of(TYPES.names())),
            cursors,
            new BrokerSender(template, broker, signatures, home.payloads, EventSpans.none()),
            interactions,
            broker,
            properties,
            home.transactions);
    new ConsumerRegistration(home.jdbc, home.transactions)
        .register(consumerName(), List.of(consumerName()));
  }

  /** Now and then an event is sent where no queue is, and comes back. */
  class MisroutingTemplate extends RabbitTemplate {

    MisroutingTemplate(CachingConnectionFactory connections) {
      super(connections);
    }

    @Override
    public void send(
        String exchange, String routingKey, Message message, CorrelationData correlation) {
      var way =
          misrouted.remove(message.getMessageProperties().getMessageId())
              ? "nowhere"
              : remoteModule;
      super.send(exchange, way, message, correlation);
    }
  }

  private CachingConnectionFactory connections(int port) {
    var factory = new CachingConnectionFactory(BROKER.host(), port);
    factory.setUsername(BROKER.user());
    factory.setPassword(BROKER.password());
    factory.setConnectionTimeout(20_000);
    factory.setPublisherConfirmType(ConfirmType.CORRELATED);
    factory.setPublisherReturns(true);
    return factory;
  }

  private void declare() {
    var queue = QueueBuilder.durable(ModuleQueue.nameOf(remoteModule));
    if (BROKER.quorumQueues()) {
      queue.quorum().singleActiveConsumer();
    }
    var exchange = new DirectExchange(remoteModule);
    var declared = queue.build();
    admin.declareExchange(exchange);
    admin.declareQueue(declared);
    admin.declareBinding(BindingBuilder.bind(declared).to(exchange).with(remoteModule));
  }

  private void startConsumer() {
    container = consumer(inbox(module -> {}));
    container.start();
  }

  private BrokerInbox inbox(Consumer<String> pauseConsumer) {
    return new BrokerInbox(
        JdbcClient.create(remote.database),
        remote.transactions,
        signatures,
        remote.payloads,
        EventSpans.none(),
        pauseConsumer,
        (module, messages) -> forgeries.add(module + " " + messages));
  }

  private SimpleMessageListenerContainer consumer(BrokerInbox reception) {
    var consumer = new SimpleMessageListenerContainer(connections(BROKER.port()));
    consumer.setQueueNames(ModuleQueue.nameOf(remoteModule));
    consumer.setMessageListener(reception);
    consumer.setConsumerBatchEnabled(true);
    consumer.setBatchSize(20);
    consumer.setBatchReceiveTimeout(20);
    consumer.afterPropertiesSet();
    return consumer;
  }

  @AfterEach
  void disconnect() throws IOException {
    if (container != null) {
      container.stop();
    }
    admin.deleteQueue(ModuleQueue.nameOf(remoteModule));
    admin.deleteExchange(remoteModule);
    connections.destroy();
    proxy.close();
    home.database.close();
    remote.database.close();
  }

  private String consumerName() {
    return "broker:" + remoteModule;
  }

  @Test
  void carriesEveryEventOverOnceAndInOrderEvenIfItIsSentThrice() {
    startConsumer();
    publish(200);
    forwardAllInTheEnd();
    home.jdbc.update("update eventing.cursor set position = 0");
    forwardAllInTheEnd();
    home.jdbc.update("update eventing.cursor set position = 0");
    forwardAllInTheEnd();

    awaitRemoteEvents(200);
    var inOrder = IntStream.range(0, 20).mapToObj(String::valueOf).toList();
    assertThat(keys).allSatisfy(it -> assertThat(remote.texts(it)).isEqualTo(inOrder));
    var identity =
        "select event_id, name, key, correlation_id, payload from eventing.event_log order by event_id";
    assertThat(remote.jdbc.queryForList(identity)).isEqualTo(home.jdbc.queryForList(identity));
  }

  @Test
  void countsWhatTheBrokerHasTakenAsUsedByTheModule() {
    publish(200);
    forwardAllInTheEnd();

    var weeks = new InteractionWeeks(JdbcClient.create(home.database), CLOCK);
    new InteractionWriter(interactions, weeks).write();
    assertThat(weeks.seenIn(InteractionHistory.weekOf(CLOCK.instant())))
        .filteredOn(it -> it.interaction().target().equals(remoteModule))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.times()).isEqualTo(200);
          assertThat(it.interaction().source()).isEqualTo("sample");
        });
  }

  @Test
  void whatCanComeTwiceIsRememberedHoweverOldItIs() {
    startConsumer();
    publish(200);
    forwardAll();
    awaitRemoteEvents(200);
    remote.jdbc.update("update eventing.inbox set at = at - interval '90 days'");

    new InboxRetention(JdbcClient.create(remote.database), Duration.ofDays(60), 10).trim();
    assertThat(remote.jdbc.queryForObject("select count(*) from eventing.inbox", Integer.class))
        .isLessThan(150);
    home.jdbc.update("update eventing.cursor set position = greatest(position - 10, 0)");
    forwardAll();
    publish(10);
    forwardAll();

    awaitRemoteEvents(210);
    var once =
        Stream.concat(IntStream.range(0, 20).boxed(), Stream.of(0)).map(String::valueOf).toList();
    assertThat(keys).allSatisfy(it -> assertThat(remote.texts(it)).isEqualTo(once));
  }

  @Test
  void waitsForTheLeaseOnlyForAWhile() {
    publish(10);
    var begun = System.nanoTime();
    new TransactionTemplate(home.transactions)
        .executeWithoutResult(status -> {
          home.jdbc.execute("lock table eventing.cursor in access exclusive mode");
          assertThat(supplyAsync(() -> refusal(this::forwardAll)).join())
              .isInstanceOf(DataAccessException.class)
              .hasMessageContaining("lock timeout");
        });
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isBetween(BrokerForwarder.LOCK_TIMEOUT.minusMillis(100), Duration.ofSeconds(60));

    startConsumer();
    forwardAll();
    awaitRemoteEvents(10);
  }

  private static Throwable refusal(Runnable attempt) {
    return catchThrowable(attempt::run);
  }

  @Test
  void doesNotTakeAConfirmForAnEventThatFoundNoQueue() {
    admin.deleteQueue(ModuleQueue.nameOf(remoteModule));
    publish(10);

    assertThatException()
        .isThrownBy(this::forwardAll)
        .withMessageContaining("The broker did not accept");

    declare();
    startConsumer();
    forwardAll();
    awaitRemoteEvents(10);
  }

  @Test
  void keepsTheOrderOfAKeyWhenTheBrokerReturnsOneInTheMiddle() {
    startConsumer();
    publish(100);
    home.jdbc
        .queryForList(
            "select event_id from eventing.event_log where payload::jsonb ->> 'text' in ('3', '7')",
            String.class)
        .forEach(misrouted::add);

    assertThatException()
        .isThrownBy(this::forwardAll)
        .withMessageContaining("The broker did not accept");
    forwardAllInTheEnd();

    awaitRemoteEvents(100);
    var inOrder = IntStream.range(0, 10).mapToObj(String::valueOf).toList();
    assertThat(keys).allSatisfy(it -> assertThat(remote.texts(it)).isEqualTo(inOrder));
    assertThat(misrouted).isEmpty();
    assertThat(remote.jdbc.queryForList("select 1 from eventing.inbox_pending")).isEmpty();
  }

  @Test
  void putsBackInOrderWhatCameShuffled() {
    publish(400);
    forwardAll();
    var admins = admin.getRabbitTemplate();
    var queue = ModuleQueue.nameOf(remoteModule);
    var messages = new ArrayList<Message>();
    for (int i = 0; i < 400; i++) {
      messages.add(Objects.requireNonNull(admins.receive(queue, 30_000)));
      messages.getLast().getMessageProperties().setConsumerQueue(queue);
    }
    for (int i = 0; i < 400; i += 100) {
      Collections.shuffle(messages.subList(i, i + 100), new Random(7));
    }
    messages.addAll(messages.subList(50, 150));

    var reception = inbox(module -> {});
    for (int i = 0; i < messages.size(); i += 20) {
      reception.onMessageBatch(messages.subList(i, i + 20));
    }

    var inOrder = IntStream.range(0, 40).mapToObj(String::valueOf).toList();
    assertThat(keys).allSatisfy(it -> assertThat(remote.texts(it)).isEqualTo(inOrder));
    assertThat(remote.jdbc.queryForList("select 1 from eventing.inbox_pending")).isEmpty();
  }

  @Test
  void waitsForABrokerThatIsAwayAndThenSendsEverythingInOrder() {
    startConsumer();
    publish(20);
    forwardAll();
    proxy.blackHole();
    publish(20);
    assertThatException().isThrownBy(this::forwardAll);

    proxy.restore();
    forwardAllInTheEnd();
    awaitRemoteEvents(40);
    assertThat(keys)
        .allSatisfy(it -> assertThat(remote.texts(it)).containsExactly("0", "1", "0", "1"));
  }

  @Test
  void aMessageHasNoPlainPersonalValueAndEachLogHasAKeyOfItsOwn() {
    var person = UUID.randomUUID();
    var introduced = Introduced.of(person, "canary-" + person);
    publishEvent("sample.introduced", introduced);
    forwardAll();
    var queue = ModuleQueue.nameOf(remoteModule);
    var message = Objects.requireNonNull(admin.getRabbitTemplate().receive(queue, 30_000));
    message.getMessageProperties().setConsumerQueue(queue);

    inbox(module -> {}).onMessageBatch(List.of(message));

    var sent = new String(message.getBody(), StandardCharsets.UTF_8);
    assertThat(sent).contains("$shared").doesNotContain("canary");
    var received = payloads(remote);
    assertThat(received).singleElement().asString().contains("$encrypted");
    assertThat(received.getFirst()).doesNotContain("$shared", "canary");
    assertThat(received).isNotEqualTo(payloads(home));
    assertThat(read(remote)).isEqualTo(introduced).isEqualTo(read(home));

    publishEvent("sample.departed", Departed.of(person));
    assertThat(read(home)).isEqualTo(introduced.erased());
    assertThat(read(remote)).isEqualTo(introduced);
    startConsumer();
    forwardAll();
    await().untilAsserted(() -> assertThat(read(remote)).isEqualTo(introduced.erased()));
  }

  private static List<String> payloads(LogDatabase log) {
    return log.jdbc.queryForList("select payload from eventing.event_log", String.class);
  }

  /** The introduction in the log, as a listener gets it. */
  private static PublishedEvent read(LogDatabase log) {
    var cursors =
        IntStream.range(0, Partitioner.PARTITION_COUNT)
            .mapToObj(
                it -> new Cursor("any", it, "any", Set.of(), false, 0, 0, 0, SequenceGaps.NONE, 0))
            .toList();
    return log.log.read(cursors, TYPES.names(), 10).stream()
        .flatMap(slice -> slice.events().stream())
        .filter(event -> event.name().equals("sample.introduced"))
        .map(log.payloads::read)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void keepsWhatIsNoEventForTheOperator() {
    startConsumer();
    new RabbitTemplate(connections(BROKER.port()))
        .convertAndSend(remoteModule, remoteModule, "gibberish");

    await()
        .untilAsserted(() ->
            assertThat(
                    remote.jdbc.queryForList(
                        "select body from eventing.rejected_message", String.class))
                .containsExactly("gibberish"));
    await().untilAsserted(() -> assertThat(forgeries).containsExactly(remoteModule + " 1"));
  }

  @Test
  void forwardsWhileTheModuleIsFencedAndStopsWhenItIsActivated() {
    var ownerships = new ModuleOwnerships(home.database);
    new ConsumerRegistration(home.jdbc, home.transactions)
        .register(remoteModule, List.of(remoteModule + ".notes"));
    publish(10);
    assertThat(forwardAllPartitions()).containsOnly(DeliveryOutcome.NOT_RESPONSIBLE);

    ownerships.fence(remoteModule, 1, PATIENCE);
    startConsumer();
    assertThat(forwardAllPartitions()).containsOnly(DeliveryOutcome.CAUGHT_UP);
    awaitRemoteEvents(10);
    assertThat(
            remote.jdbc.queryForList("select target_module from eventing.event_log", String.class))
        .containsOnly(remoteModule);
    var inFlight = new InFlightEvents(home.database);
    assertThat(inFlight.forwardedModules()).containsExactly(remoteModule);
    assertThat(
            new InFlightEvents(remote.database)
                .notYetReceived(remoteModule, inFlight.lastForwardedEvents(remoteModule)))
        .isEmpty();

    publish(10);
    ownerships.activate(remoteModule, 2, PATIENCE);
    assertThat(forwardAllPartitions()).containsOnly(DeliveryOutcome.NOT_RESPONSIBLE);
  }

  private List<DeliveryOutcome> forwardAllPartitions() {
    return IntStream.range(0, Partitioner.PARTITION_COUNT)
        .mapToObj(it -> forwarder.forward(remoteModule, it))
        .toList();
  }

  @Test
  void refusesALateWordOfAnOlderEpochVisibly() {
    startConsumer();
    home.jdbc.update("insert into eventing.module_ownership (module, epoch) values ('sample', 5)");
    publish(10);
    forwardAll();
    awaitRemoteEvents(10);
    home.jdbc.update("update eventing.module_ownership set epoch = 4");
    publish(1);
    forwardAll();

    await()
        .untilAsserted(() ->
            assertThat(
                    remote.jdbc.queryForList(
                        "select reason from eventing.rejected_message", String.class))
                .singleElement()
                .asString()
                .contains("epoch 4", "epoch 5"));
    awaitRemoteEvents(10);
    assertThat(remote.count()).isEqualTo(10);
  }

  @Test
  void restsWhileItMustNotReceiveAndComesBackByItself() {
    var ownerships = new ModuleOwnerships(remote.database);
    ownerships.stopConsuming(remoteModule);
    var all = new AtomicReference<QueueConsumers>();
    container = consumer(inbox(module -> all.get().stopSoon(module)));
    all.set(new QueueConsumers(Map.of(remoteModule, container)));
    var consumers = new BrokerConsumers(all.get(), ownerships);
    consumers.start();
    publish(20);
    forwardAll();
    assertNothingArrives(0);

    ownerships.resumeConsuming(remoteModule);
    awaitRemoteEvents(20);
    ownerships.stopConsuming(remoteModule);
    publish(20);
    forwardAll();
    assertNothingArrives(20);

    ownerships.resumeConsuming(remoteModule);
    awaitRemoteEvents(40);
    consumers.stop();
    assertThat(keys)
        .allSatisfy(it -> assertThat(remote.texts(it)).containsExactly("0", "1", "0", "1"));
  }

  private void assertNothingArrives(int beyond) {
    await().pollDelay(Duration.ofMillis(700)).until(() -> true);
    assertThat(remote.count()).isEqualTo(beyond);
  }

  private void publish(int events) {
    for (int i = 0; i < events; i++) {
      publishEvent(
          "sample.noted",
          Noted.about(keys.get(i % keys.size()), i, String.valueOf(i / keys.size())));
    }
  }

  private void publishEvent(String name, PublishedEvent event) {
    new TransactionTemplate(home.transactions)
        .executeWithoutResult(status ->
            TransactionOutbox.add(new PendingEvent(name, event.meta(), null, TYPES.write(event))));
  }

  private void forwardAll() {
    for (int lane = 0; lane < Partitioner.PARTITION_COUNT; lane++) {
      while (forwarder.forward(consumerName(), lane) == DeliveryOutcome.MORE_AVAILABLE) {
        // the next batch
      }
    }
  }

  /** As the relay does: what the broker does not confirm in time is sent again. */
  private void forwardAllInTheEnd() {
    await()
        .ignoreExceptions()
        .until(() -> {
          forwardAll();
          return true;
        });
  }

  private void awaitRemoteEvents(int events) {
    await().atMost(Duration.ofSeconds(20)).until(() -> remote.count() >= events);
  }
}
