package dev.tandem.eventing.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.eventing.broker.BrokerForwardingTests.LogDatabase;
import dev.tandem.eventing.events.Noted;
import dev.tandem.eventing.log.LoggedEvent;
import dev.tandem.eventing.message.BrokerMessages;
import dev.tandem.eventing.message.MessageSignatures;
import dev.tandem.eventing.message.ModuleQueue;
import dev.tandem.eventing.message.SigningProperties;
import dev.tandem.eventing.trace.EventSpans;
import dev.tandem.testing.OwnPlatform;
import dev.tandem.testing.SecondInstance;
import dev.tandem.testing.TestBroker;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory.ConfirmType;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What another user of the broker writes, or changes, is no event. */
@OwnPlatform
@SecondInstance
class ForgedMessageTests {

  private static final String KEY = "the key that all processes share";
  private static final String NEXT_KEY = "the key that replaces it in time";
  private static final Instant NOW = Instant.parse("2026-11-29T00:00:00Z");

  private static final TestBroker BROKER = TestBroker.get();
  private static LogDatabase database;
  private final List<String> forgeries = new CopyOnWriteArrayList<>();
  private final String module = "victim-" + UUID.randomUUID();
  private final String queue = ModuleQueue.nameOf(module);

  @BeforeAll
  static void start() {
    database = LogDatabase.start();
  }

  @AfterAll
  static void stop() {
    database.database().close();
  }

  @BeforeEach
  void empty() {
    database
        .jdbc()
        .execute(
            "truncate eventing.event_log, eventing.inbox, eventing.inbox_pending,"
                + " eventing.rejected_message");
  }

  static Stream<Arguments> forgeries() {
    return Stream.of(
        forgery("body", it -> withBody(it, "{\"text\":\"pay everything out\"}")),
        forgery("type", it -> change(it, properties -> properties.setType("sample.paid"))),
        forgery(
            "key", it -> change(it, properties -> properties.setHeader("key", UUID.randomUUID()))),
        forgery(
            "replayed under another id",
            it -> change(it, properties -> properties.setMessageId(randomId()))),
        forgery("cause", it -> change(it, properties -> properties.setCorrelationId(randomId()))),
        forgery("epoch", it -> change(it, properties -> properties.setHeader("epoch", 9L))),
        forgery(
            "predecessor",
            it -> change(it, properties -> properties.setHeader("previous", randomId()))),
        forgery(
            "text moved from one field to the next",
            it ->
                change(
                    it,
                    properties -> {
                      properties.setMessageId(properties.getMessageId() + "s");
                      properties.setType(properties.getType().substring(1));
                    })),
        forgery("other user", it -> change(it, properties -> properties.setReceivedUserId("eve"))),
        forgery("no user", it -> change(it, properties -> properties.setReceivedUserId(null))),
        forgery(
            "no signature",
            it -> change(it, properties -> properties.getHeaders().remove("signature"))),
        forgery(
            "no mac",
            it -> change(it, properties -> properties.setHeader("signature", keyIdOf(it)))),
        forgery(
            "no base64",
            it ->
                change(it, properties -> properties.setHeader("signature", keyIdOf(it) + ".***"))),
        forgery(
            "other key",
            it -> {
              signatures("somebody else's key of enough length").sign(it, moduleOf(it), "guest");
              return it;
            }),
        forgery("a NUL", it -> change(it, properties -> properties.setMessageId("a\0b"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forgeries")
  void isRefusedParkedAndReported(String name, UnaryOperator<Message> forgery) {
    var genuine = signed(KEY, module);
    receive(signatures(KEY), forgery.apply(copyOf(genuine)), genuine);

    assertThat(eventIds()).containsExactly(genuine.getMessageProperties().getMessageId());
    assertThat(reasons()).singleElement().asString().startsWith("ForgedMessageException: The ");
    assertThat(forgeries).containsExactly(module + " 1");
  }

  @Test
  void aMessageOfOneModulesQueueIsRefusedInAnothers() {
    receive(signatures(KEY), inQueueOf(module, signed(KEY, "billing")));
    assertThat(eventIds()).isEmpty();
    assertThat(reasons()).hasSize(1);
  }

  @Test
  void theSameMessageOnceMoreIsNoSecondEvent() {
    var genuine = signed(KEY, module);
    receive(signatures(KEY), genuine, copyOf(genuine));
    receive(signatures(KEY), copyOf(genuine));
    assertThat(eventIds()).hasSize(1);
    assertThat(reasons()).isEmpty();
  }

  @Test
  void aKeyIsReplacedWithoutALostMessage() {
    var before = signed(KEY, module);
    receive(signatures(settings(KEY, List.of(NEXT_KEY), null)), before, signed(NEXT_KEY, module));
    receive(signatures(settings(NEXT_KEY, List.of(KEY), null)), signed(KEY, module));
    assertThat(eventIds()).hasSize(3);

    receive(signatures(NEXT_KEY), signed(KEY, module));
    assertThat(eventIds()).hasSize(3);
    assertThat(reasons()).singleElement().asString().contains("a key that is unknown here");
  }

  @Test
  void messagesOfTheReleaseBeforeAreAcceptedUntilTheGivenTime() {
    var unsigned = message();
    inQueueOf(module, unsigned);
    receive(signatures(settings(KEY, List.of(), NOW.plusSeconds(1))), unsigned);
    assertThat(eventIds()).hasSize(1);

    var late = inQueueOf(module, message());
    receive(signatures(settings(KEY, List.of(), NOW)), late);
    assertThat(eventIds()).hasSize(1);
    assertThat(reasons()).singleElement().asString().contains("is not signed");

    var forged = withBody(signed(KEY, module), "{}");
    receive(signatures(settings(KEY, List.of(), NOW.plusSeconds(1))), forged);
    assertThat(eventIds()).hasSize(1);
  }

  @Test
  void whatWaitedUnsignedForItsPredecessorBeforeTheUpgradeIsStillAnEvent() {
    var first = message();
    var second = message();
    second
        .getMessageProperties()
        .setHeader("previous", first.getMessageProperties().getMessageId());
    receive(signatures(settings(null, List.of(), null)), inQueueOf(module, second));
    assertThat(eventIds()).isEmpty();

    signatures(KEY).sign(first, module, "guest");
    first.getMessageProperties().setReceivedUserId("guest");
    receive(signatures(KEY), inQueueOf(module, first));
    assertThat(eventIds())
        .containsExactlyInAnyOrder(
            first.getMessageProperties().getMessageId(),
            second.getMessageProperties().getMessageId());
  }

  @Test
  void aFloodIsCountedAndDoesNotFillTheDatabase() {
    var flood = IntStream.range(0, 500).mapToObj(i -> inQueueOf(module, message())).toList();
    receive(signatures(KEY), flood.toArray(Message[]::new));
    assertThat(reasons()).hasSize(100);
    assertThat(forgeries).containsExactly(module + " 500");
  }

  @Test
  void overTheBrokerItIsTheSameMessage() {
    var connections = connections(BROKER.user(), BROKER.password());
    assertCarriesOnlyWhatIsGenuine(connections, connections, BROKER.user());
    connections.destroy();
  }

  @Test
  void rabbitMqLetsNoOtherUserSendInThisOnesName() {
    assumeThat(BROKER.otherUser()).as("RabbitMQ is installed").isNotNull();
    var own = connections(BROKER.user(), BROKER.password());
    var foreign = connections(BROKER.otherUser(), BROKER.otherUser());
    assertCarriesOnlyWhatIsGenuine(own, foreign, BROKER.user());

    var stolen = signed(KEY, module);
    stolen.getMessageProperties().setUserId(BROKER.user());
    var sent = new CorrelationData();
    new RabbitTemplate(foreign).send("", queue, stolen, sent);
    assertThatException()
        .isThrownBy(() -> {
          if (!sent.getFuture().get().ack()) {
            throw new IllegalStateException("refused");
          }
        })
        .withMessageContaining("refused");
    own.destroy();
    foreign.destroy();
  }

  private static CachingConnectionFactory connections(String user, String password) {
    var connections = new CachingConnectionFactory(BROKER.host(), BROKER.port());
    connections.setUsername(user);
    connections.setPassword(password);
    connections.setPublisherConfirmType(ConfirmType.CORRELATED);
    return connections;
  }

  /** One genuine message, then the same and an altered one from somebody else. */
  private void assertCarriesOnlyWhatIsGenuine(
      CachingConnectionFactory own, CachingConnectionFactory foreign, String user) {
    new RabbitAdmin(own).declareQueue(new Queue(queue));
    var genuine = message();
    signatures(KEY).sign(genuine, module, user);
    new RabbitTemplate(own).send("", queue, genuine);
    var altered = withBody(copyOf(genuine), "{\"text\":\"altered\"}");
    altered.getMessageProperties().setMessageId(randomId());
    altered.getMessageProperties().setUserId(null);
    new RabbitTemplate(foreign).send("", queue, altered);

    var received = new ArrayList<Message>();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> {
          var next = new RabbitTemplate(own).receive(queue);
          if (next != null) {
            received.add(inQueueOf(module, next));
          }
          return received.size() == 2;
        });
    receive(signatures(KEY), received.toArray(Message[]::new));
    assertThat(eventIds()).containsExactly(genuine.getMessageProperties().getMessageId());
    assertThat(reasons()).hasSize(1);
    new RabbitAdmin(own).deleteQueue(queue);
  }

  @Test
  void anUnusableKeyIsNotNeededToReadASettingAndNeverPrinted() {
    assertThat(settings(KEY, List.of(KEY), null).toString()).doesNotContain(KEY);
    assertThatCode(() -> signatures(settings(" ", List.of(), null)).verify(message()))
        .doesNotThrowAnyException();
  }

  private void receive(MessageSignatures signatures, Message... messages) {
    new BrokerInbox(
            JdbcClient.create(database.database()),
            database.transactions(),
            signatures,
            database.payloads(),
            EventSpans.none(),
            paused -> {},
            (module, count) -> forgeries.add(module + " " + count))
        .onMessageBatch(
            Stream.of(messages)
                .map(it ->
                    it.getMessageProperties().getConsumerQueue() == null
                        ? inQueueOf(module, it)
                        : it)
                .toList());
  }

  private List<String> eventIds() {
    return database
        .jdbc()
        .queryForList(
            "select event_id::text from eventing.event_log order by position", String.class);
  }

  private List<String> reasons() {
    return database
        .jdbc()
        .queryForList("select reason from eventing.rejected_message", String.class);
  }

  private static Arguments forgery(String name, UnaryOperator<Message> forgery) {
    return Arguments.of(name, forgery);
  }

  private static Message signed(String key, String module) {
    var message = message();
    signatures(key).sign(message, module, "guest");
    message.getMessageProperties().setReceivedUserId("guest");
    return inQueueOf(module, message);
  }

  private static Message message() {
    var key = UUID.randomUUID();
    var event = Noted.about(key, 1, "genuine");
    return BrokerMessages.toMessage(
        new LoggedEvent(
            0,
            1,
            1,
            event.meta().eventId(),
            "sample.noted",
            key,
            NOW,
            event.meta().correlationId(),
            null,
            null,
            1,
            null,
            "{\"text\":\"genuine\"}"),
        null);
  }

  private static Message inQueueOf(String module, Message message) {
    message.getMessageProperties().setConsumerQueue(ModuleQueue.nameOf(module));
    return message;
  }

  private static Message copyOf(Message message) {
    return MessageBuilder.fromClonedMessage(message).build();
  }

  private static Message withBody(Message message, String body) {
    return new Message(body.getBytes(StandardCharsets.UTF_8), message.getMessageProperties());
  }

  private static Message change(Message message, Consumer<MessageProperties> change) {
    change.accept(message.getMessageProperties());
    return message;
  }

  private static String randomId() {
    return UUID.randomUUID().toString();
  }

  private static String keyIdOf(Message message) {
    return Objects.requireNonNull(message.getMessageProperties().getHeader("signature"))
        .toString()
        .split("\\.")[0];
  }

  private static String moduleOf(Message message) {
    return ModuleQueue.moduleOf(BrokerMessages.queueOf(message));
  }

  private static SigningProperties settings(
      @Nullable String key, List<String> accepted, @Nullable Instant unsignedUntil) {
    return new SigningProperties(key, accepted, unsignedUntil);
  }

  private static MessageSignatures signatures(String key) {
    return signatures(settings(key, List.of(), null));
  }

  private static MessageSignatures signatures(SigningProperties settings) {
    return new MessageSignatures(settings, Clock.fixed(NOW, ZoneOffset.UTC));
  }
}
