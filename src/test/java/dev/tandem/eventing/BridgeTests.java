package dev.tandem.eventing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.tandem.eventing.LoggedEvent.Entry;
import dev.tandem.eventing.events.Noted;
import dev.tandem.eventing.tenure.InFlight;
import dev.tandem.eventing.tenure.Tenures;
import dev.tandem.testing.OtherSide;
import dev.tandem.testing.TcpProxy;
import dev.tandem.testing.TestBroker;
import dev.tandem.testing.TestDatabase;
import java.io.IOException;
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
import java.util.concurrent.atomic.AtomicReference;
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
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Two processes' logs and the broker between them. */
@OtherSide
class BridgeTests {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final TestBroker BROKER = TestBroker.get();

  final Set<String> astray = ConcurrentHashMap.newKeySet();
  final String away = "away-" + UUID.randomUUID();
  final EventTypes types = new EventTypes(JsonMapper.shared(), List.of(Noted.class));
  final List<UUID> keys = Stream.generate(UUID::randomUUID).limit(10).toList();
  Side home;
  Side there;
  TcpProxy wire;
  CachingConnectionFactory connections;
  Dispatch dispatch;
  RabbitAdmin admin;
  SimpleMessageListenerContainer container;

  /** A process: its own database and log. */
  record Side(HikariDataSource database, JdbcTemplate jdbc, OutboxTransactions transactions) {

    static Side start() {
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
      return new Side(
          database, jdbc, new OutboxTransactions(database, new EventLog(jdbc), it -> {}));
    }

    int count() {
      return jdbc.queryForObject("select count(*) from eventing.event_log", Integer.class);
    }

    List<String> texts(UUID key) {
      return jdbc.queryForList(
          "select payload::jsonb ->> 'text' from eventing.event_log where key = ? order by pos",
          String.class,
          key);
    }
  }

  @BeforeEach
  void connect() throws IOException {
    home = Side.start();
    there = Side.start();
    wire = new TcpProxy(BROKER.host(), BROKER.port());
    connections = connections(wire.port());
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
    var template = new Sometimes(connections);
    template.setMandatory(true);
    var broker =
        new BrokerProperties(
            true, List.of(away), List.of(), away, BROKER.quorumQueues(), Duration.ofSeconds(1));
    dispatch =
        new Dispatch(
            new EventLog(home.jdbc),
            new Cursors(home.jdbc, properties),
            template,
            broker,
            home.transactions,
            Set.of("sample.noted"),
            50);
    new Registration(home.jdbc, home.transactions).register(reader(), List.of(reader()));
  }

  /** Now and then an event is sent where no queue is, and comes back. */
  class Sometimes extends RabbitTemplate {

    Sometimes(CachingConnectionFactory connections) {
      super(connections);
    }

    @Override
    public void send(
        String exchange, String routingKey, Message message, CorrelationData correlation) {
      var way = astray.remove(message.getMessageProperties().getMessageId()) ? "nowhere" : away;
      super.send(exchange, way, message, correlation);
    }
  }

  private CachingConnectionFactory connections(int port) {
    var factory = new CachingConnectionFactory(BROKER.host(), port);
    factory.setUsername(BROKER.user());
    factory.setPassword(BROKER.password());
    factory.setConnectionTimeout(2000);
    factory.setPublisherConfirmType(ConfirmType.CORRELATED);
    factory.setPublisherReturns(true);
    return factory;
  }

  private void declare() {
    var queue = QueueBuilder.durable(BrokerProperties.queue(away));
    if (BROKER.quorumQueues()) {
      queue.quorum().singleActiveConsumer();
    }
    var exchange = new DirectExchange(away);
    var declared = queue.build();
    admin.declareExchange(exchange);
    admin.declareQueue(declared);
    admin.declareBinding(BindingBuilder.bind(declared).to(exchange).with(away));
  }

  private void receive() {
    container = consumer(new Reception(JdbcClient.create(there.database), there.transactions));
    container.start();
  }

  private SimpleMessageListenerContainer consumer(Reception reception) {
    var consumer = new SimpleMessageListenerContainer(connections(BROKER.port()));
    consumer.setQueueNames(BrokerProperties.queue(away));
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
    admin.deleteQueue(BrokerProperties.queue(away));
    admin.deleteExchange(away);
    connections.destroy();
    wire.close();
    home.database.close();
    there.database.close();
  }

  private String reader() {
    return "broker:" + away;
  }

  @Test
  void carriesEveryEventOverOnceAndInOrderEvenIfItIsSentThrice() {
    receive();
    publish(200);
    sendAll();
    home.jdbc.update("update eventing.cursor set pos = 0");
    sendAll();
    home.jdbc.update("update eventing.cursor set pos = 0");
    sendAll();

    awaitThere(200);
    var inOrder = IntStream.range(0, 20).mapToObj(String::valueOf).toList();
    assertThat(keys).allSatisfy(it -> assertThat(there.texts(it)).isEqualTo(inOrder));
    var identity =
        "select event_id, name, key, correlation_id, payload from eventing.event_log order by event_id";
    assertThat(there.jdbc.queryForList(identity)).isEqualTo(home.jdbc.queryForList(identity));
  }

  @Test
  void doesNotTakeAConfirmForAnEventThatFoundNoQueue() {
    admin.deleteQueue(BrokerProperties.queue(away));
    publish(10);

    assertThatException()
        .isThrownBy(this::sendAll)
        .withMessageContaining("were not taken by the broker");

    declare();
    receive();
    sendAll();
    awaitThere(10);
  }

  @Test
  void keepsTheOrderOfAKeyWhenTheBrokerReturnsOneInTheMiddle() {
    receive();
    publish(100);
    home.jdbc
        .queryForList(
            "select event_id from eventing.event_log where payload::jsonb ->> 'text' in ('3', '7')",
            String.class)
        .forEach(astray::add);

    assertThatException()
        .isThrownBy(this::sendAll)
        .withMessageContaining("were not taken by the broker");
    await()
        .ignoreExceptions()
        .until(() -> {
          sendAll();
          return true;
        });

    awaitThere(100);
    var inOrder = IntStream.range(0, 10).mapToObj(String::valueOf).toList();
    assertThat(keys).allSatisfy(it -> assertThat(there.texts(it)).isEqualTo(inOrder));
    assertThat(astray).isEmpty();
    assertThat(there.jdbc.queryForList("select 1 from eventing.early")).isEmpty();
  }

  @Test
  void putsBackInOrderWhatCameShuffled() {
    publish(400);
    sendAll();
    var admins = admin.getRabbitTemplate();
    var queue = BrokerProperties.queue(away);
    var messages = new ArrayList<Message>();
    for (int i = 0; i < 400; i++) {
      messages.add(Objects.requireNonNull(admins.receive(queue, 5_000)));
      messages.getLast().getMessageProperties().setConsumerQueue(queue);
    }
    for (int i = 0; i < 400; i += 100) {
      Collections.shuffle(messages.subList(i, i + 100), new Random(7));
    }
    messages.addAll(messages.subList(50, 150));

    var reception = new Reception(JdbcClient.create(there.database), there.transactions);
    for (int i = 0; i < messages.size(); i += 20) {
      reception.onMessageBatch(messages.subList(i, i + 20));
    }

    var inOrder = IntStream.range(0, 40).mapToObj(String::valueOf).toList();
    assertThat(keys).allSatisfy(it -> assertThat(there.texts(it)).isEqualTo(inOrder));
    assertThat(there.jdbc.queryForList("select 1 from eventing.early")).isEmpty();
  }

  @Test
  void waitsForABrokerThatIsAwayAndThenSendsEverythingInOrder() {
    receive();
    publish(20);
    sendAll();
    wire.blackHole();
    publish(20);
    assertThatException().isThrownBy(this::sendAll);

    wire.heal();
    await()
        .ignoreExceptions()
        .until(() -> {
          sendAll();
          return true;
        });
    awaitThere(40);
    assertThat(keys)
        .allSatisfy(it -> assertThat(there.texts(it)).containsExactly("0", "1", "0", "1"));
  }

  @Test
  void keepsWhatIsNoEventForTheOperator() {
    receive();
    new RabbitTemplate(connections(BROKER.port())).convertAndSend(away, away, "gibberish");

    await()
        .untilAsserted(() ->
            assertThat(there.jdbc.queryForList("select body from eventing.refused", String.class))
                .containsExactly("gibberish"));
  }

  @Test
  void handsTheBatonToTheBrokerAndTakesItBack() {
    var tenures = new Tenures(home.database);
    new Registration(home.jdbc, home.transactions).register(away, List.of(away + ".notes"));
    publish(10);
    assertThat(carry()).containsOnly(Delivery.Outcome.ELSEWHERE);

    tenures.close(away, 1, PATIENCE);
    receive();
    assertThat(carry()).containsOnly(Delivery.Outcome.DONE);
    awaitThere(10);
    assertThat(there.jdbc.queryForList("select addressee from eventing.event_log", String.class))
        .containsOnly(away);
    var inFlight = new InFlight(home.database);
    assertThat(inFlight.dispatchedTo()).containsExactly(away);
    assertThat(new InFlight(there.database).notYetReceived(away, inFlight.lastDispatched(away)))
        .isEmpty();

    publish(10);
    tenures.open(away, 2, PATIENCE);
    assertThat(carry()).containsOnly(Delivery.Outcome.ELSEWHERE);
  }

  private List<Delivery.Outcome> carry() {
    return IntStream.range(0, Lane.COUNT).mapToObj(it -> dispatch.carry(away, it)).toList();
  }

  @Test
  void refusesALateWordOfAnOlderEpochVisibly() {
    receive();
    home.jdbc.update("insert into eventing.tenure (module, epoch) values ('sample', 5)");
    publish(10);
    sendAll();
    awaitThere(10);
    home.jdbc.update("update eventing.tenure set epoch = 4");
    publish(1);
    sendAll();

    await()
        .untilAsserted(() ->
            assertThat(there.jdbc.queryForList("select reason from eventing.refused", String.class))
                .singleElement()
                .asString()
                .contains("epoch 4", "epoch 5"));
    awaitThere(10);
    assertThat(there.count()).isEqualTo(10);
  }

  @Test
  void restsWhileItMustNotReceiveAndComesBackByItself() {
    var tenures = new Tenures(there.database);
    tenures.stopReceiving(away);
    var all = new AtomicReference<Receptions>();
    container =
        consumer(
            new Reception(
                JdbcClient.create(there.database), there.transactions, it -> all.get().rest(it)));
    all.set(new Receptions(Map.of(away, container), tenures));
    all.get().start();
    publish(20);
    sendAll();
    nothingComes(0);

    tenures.receiveAgain(away);
    awaitThere(20);
    tenures.stopReceiving(away);
    publish(20);
    sendAll();
    nothingComes(20);

    tenures.receiveAgain(away);
    awaitThere(40);
    all.get().stop();
    assertThat(keys)
        .allSatisfy(it -> assertThat(there.texts(it)).containsExactly("0", "1", "0", "1"));
  }

  private void nothingComes(int beyond) {
    await().pollDelay(Duration.ofMillis(700)).until(() -> true);
    assertThat(there.count()).isEqualTo(beyond);
  }

  private void publish(int events) {
    for (int i = 0; i < events; i++) {
      var event = Noted.about(keys.get(i % keys.size()), i, String.valueOf(i / keys.size()));
      new TransactionTemplate(home.transactions)
          .executeWithoutResult(status ->
              Outbox.add(new Entry("sample.noted", event.meta(), null, types.write(event))));
    }
  }

  private void sendAll() {
    for (int lane = 0; lane < Lane.COUNT; lane++) {
      while (dispatch.carry(reader(), lane) == Delivery.Outcome.MORE) {
        // the next batch
      }
    }
  }

  private void awaitThere(int events) {
    await().atMost(Duration.ofSeconds(20)).until(() -> there.count() >= events);
  }
}
