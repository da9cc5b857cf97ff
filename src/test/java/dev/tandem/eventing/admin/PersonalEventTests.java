package dev.tandem.eventing.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tandem.eventing.EventingSlice;
import dev.tandem.eventing.LogPayloads;
import dev.tandem.eventing.SampleListeners.IntroductionRecorder;
import dev.tandem.eventing.SampleListeners.TestPublisher;
import dev.tandem.eventing.events.Departed;
import dev.tandem.eventing.events.Introduced;
import dev.tandem.eventing.log.EventTypes;
import dev.tandem.eventing.personal.PersonKeyRotation;
import dev.tandem.eventing.personal.PersonKeys;
import dev.tandem.eventing.relay.OldMessages;
import dev.tandem.eventing.relay.OldPayloads;
import dev.tandem.eventing.relay.OldPayloads.Progress;
import dev.tandem.kernel.secret.SecretCipher;
import dev.tandem.kernel.web.Paging;
import dev.tandem.testing.Deliveries;
import dev.tandem.testing.StartLock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Personal values are stored under the key of their person, and are gone with it. */
@EventingSlice
class PersonalEventTests {

  @Autowired IntroductionRecorder recorder;
  @Autowired TestPublisher publisher;
  @Autowired DeliveryAdministration administration;
  @Autowired EventTypes types;
  @Autowired PersonKeys keys;
  @Autowired OldPayloads oldPayloads;
  @Autowired OldMessages oldMessages;
  @Autowired JdbcClient jdbc;
  @Autowired JdbcTemplate template;
  @Autowired TransactionTemplate transaction;

  final UUID ada = UUID.randomUUID();
  final UUID bob = UUID.randomUUID();
  final Introduced ofAda = Introduced.of(ada, "canary-" + ada);
  final Introduced ofBob = Introduced.of(bob, "canary-" + bob);

  @AfterEach
  void discardParked() {
    jdbc.sql("delete from eventing.parked where subscription = 'sample.introductions'").update();
    jdbc.sql("delete from eventing.rejected_message").update();
  }

  @Test
  void theLogHasNoPlainTextAndTheListenerHasAllOfIt() {
    publisher.publish(ofAda);

    awaitIntroductions(ada, ofAda);
    assertThat(tablesWith("canary-" + ada)).isEmpty();
    assertThat(types.redacted("sample.introduced", payload(ofAda)).toString())
        .contains("(personal)", "1.7", ada.toString())
        .doesNotContain("$encrypted");
  }

  @Test
  void whatIsReplayedAfterAnErasureLacksTheValuesOfThePersonOnly() {
    publisher.publish(ofAda, ofBob);
    awaitIntroductions(ada, ofAda);
    awaitIntroductions(bob, ofBob);
    publisher.publish(Departed.of(ada));
    publisher.publish(Departed.of(ada));

    administration.replay("sample.introductions", null, "an operator");

    awaitIntroductions(ada, ofAda, ofAda.erased());
    awaitIntroductions(bob, ofBob, ofBob);
    assertThat(
            jdbc.sql("select wrapped from eventing.person_key where person_id = ?")
                .param(ada)
                .query((row, i) -> String.valueOf(row.getString(1)))
                .single())
        .isEqualTo("null");
  }

  @Test
  void whatComesAfterAnErasureIsStoredWithoutPersonalValues() {
    keys.destroy(ada);

    publisher.publish(ofAda);

    awaitIntroductions(ada, ofAda.erased());
    assertThat(payload(ofAda)).doesNotContain("$encrypted", "canary");
  }

  @Test
  void aRolledBackErasureLeavesTheKey() {
    publisher.publish(ofAda);
    awaitIntroductions(ada, ofAda);
    transaction.executeWithoutResult(status -> {
      keys.destroy(ada);
      status.setRollbackOnly();
    });

    administration.replay("sample.introductions", null, "an operator");

    awaitIntroductions(ada, ofAda, ofAda);
  }

  @Test
  void aParkedEventItsReasonAndTheLogFileHaveNoPlainText() {
    var logged = new ListAppender<ILoggingEvent>();
    logged.start();
    var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    recorder.failFor(ada, true);
    try (var _ = StartLock.hold()) {
      root.addAppender(logged);
      publisher.publish(ofAda);
      await().until(() -> parked(ada).equals(List.of("PARKED")));
    } finally {
      root.detachAppender(logged);
    }

    assertThat(tablesWith("canary-" + ada)).isEmpty();
    assertThat(List.copyOf(logged.list))
        .extracting(ILoggingEvent::getFormattedMessage)
        .anyMatch(line -> line.startsWith("sample.introductions could not handle"))
        .noneMatch(line -> line.contains("canary-" + ada));
    assertThat(List.copyOf(logged.list))
        .filteredOn(event -> event.getThrowableProxy() != null)
        .extracting(event -> event.getThrowableProxy().getMessage())
        .noneMatch(line -> line != null && line.contains("canary-" + ada));
    var shown =
        administration.parked(Paging.FIRST).items().stream()
            .filter(it -> it.key().equals(ada))
            .toList();
    assertThat(shown)
        .singleElement()
        .satisfies(it -> {
          assertThat(it.reason()).contains("=((personal)) exists");
          assertThat(it.payload().get("name").asString()).isEqualTo("(personal)");
        });

    recorder.failFor(ada, false);
    administration.retry(shown.getFirst().id(), "an operator");
    awaitIntroductions(ada, ofAda);
  }

  @Test
  void aParkedEventIsRetriedWithoutThePersonWhoIsErasedMeanwhile() {
    recorder.failFor(ada, true);
    publisher.publish(ofAda);
    await().until(() -> parked(ada).equals(List.of("PARKED")));
    publisher.publish(Departed.of(ada));

    recorder.failFor(ada, false);
    administration.retry(
        jdbc.sql("select id from eventing.parked where key = ?")
            .param(ada)
            .query(UUID.class)
            .single(),
        "an operator");

    awaitIntroductions(ada, ofAda.erased());
  }

  @Test
  void whatAnEarlierReleaseStoredIsEncryptedInBatchesThatMayBeCutOff() {
    var introduced =
        Stream.generate(UUID::randomUUID)
            .limit(20)
            .map(it -> Introduced.of(it, "canary-" + ada))
            .toList();
    introduced.forEach(publisher::publish);
    introduced.forEach(it -> awaitIntroductions(it.personId(), it));
    introduced.forEach(this::storePlain);
    publisher.publish(Departed.of(introduced.getFirst().personId()));
    jdbc.sql(
            """
            insert into eventing.parked (subscription, partition, position, state, reason, event_id,
                                         name, key, recorded_at, payload)
            values ('sample.gone', 0, 1, 'BLOCKED', ?, ?, 'sample.introduced', ?, now(), ?)
            """)
        .params(
            "it was " + ofAda.name() + " again", ofAda.meta().eventId(), ada, types.write(ofAda))
        .update();
    jdbc.sql("insert into eventing.rejected_message (reason, body) values ('fenced', ?)")
        .param(types.write(ofAda))
        .update();
    jdbc.sql(
            """
            insert into eventing.inbox_pending (queue, event_id, previous, message) values (?, ?, ?, ?)
            """)
        .params("tandem.nobody", ofAda.meta().eventId(), bob, bufferedMessage())
        .update();
    assertThat(tablesWith("canary-" + ada))
        .containsExactlyInAnyOrder("event_log", "parked", "rejected_message", "inbox_pending");

    var progress = oldPayloads.encryptLog(Progress.NONE, 3);
    transaction.executeWithoutResult(status -> {
      oldPayloads.encryptLog(Progress.NONE, 3);
      status.setRollbackOnly();
    });
    assertThat(tablesWith("canary-" + ada)).contains("event_log");
    while (!progress.equals(Progress.NONE)) {
      progress = oldPayloads.encryptLog(progress, 3);
    }
    oldPayloads.encryptParked();
    oldMessages.encryptWaiting();
    while (oldMessages.encryptRejected(1)) {}

    assertThat(tablesWith("canary-" + ada)).isEmpty();
    administration.replay("sample.introductions", null, "an operator");
    introduced.stream().skip(1).forEach(it -> awaitIntroductions(it.personId(), it, it));
    var departed = introduced.getFirst();
    awaitIntroductions(departed.personId(), departed, departed.erased());
    jdbc.sql("delete from eventing.parked where subscription = 'sample.gone'").update();
    jdbc.sql("delete from eventing.inbox_pending").update();
  }

  private String bufferedMessage() {
    return JsonMapper.shared()
        .writeValueAsString(Map.of("type", "sample.introduced", "body", types.write(ofAda)));
  }

  @Test
  void theKeyOfTheKeysCanBeReplacedButNotForgotten() {
    publisher.publish(ofAda);
    awaitIntroductions(ada, ofAda);
    var before = "known-to-tests-only-and-long-enough";
    var after = "the next key of these tests, as long";

    assertThatIllegalStateException()
        .isThrownBy(() -> rotation(LogPayloads.wrapping(after)).requireAllReadable())
        .withMessageContaining("tandem.eventing.previous-encryption-keys");

    var rotation = rotation(LogPayloads.wrapping(after, before));
    rotation.requireAllReadable();
    while (rotation.rotate(2)) {}
    rotation(LogPayloads.wrapping(after)).requireAllReadable();
    var back = rotation(LogPayloads.wrapping(before, after));
    while (back.rotate(100)) {}
    administration.replay("sample.introductions", null, "an operator");
    awaitIntroductions(ada, ofAda, ofAda);
  }

  private PersonKeyRotation rotation(SecretCipher cipher) {
    return new PersonKeyRotation(template, cipher);
  }

  private void storePlain(Introduced event) {
    jdbc.sql("update eventing.event_log set payload = ? where event_id = ?")
        .params(types.write(event), event.meta().eventId())
        .update();
  }

  private void awaitIntroductions(UUID person, Introduced... expected) {
    Deliveries.awaitAll(jdbc);
    await().untilAsserted(() -> assertThat(recorder.of(person)).containsExactly(expected));
  }

  private String payload(Introduced event) {
    return jdbc.sql("select payload from eventing.event_log where event_id = ?")
        .param(event.meta().eventId())
        .query(String.class)
        .single();
  }

  private List<String> parked(UUID key) {
    return jdbc.sql("select state from eventing.parked where key = ?")
        .param(key)
        .query(String.class)
        .list();
  }

  /** The tables of the schema in which the text stands. */
  private List<String> tablesWith(String text) {
    return jdbc
        .sql(
            """
            select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where n.nspname = 'eventing' and c.relkind in ('r', 'p') and not c.relispartition
            """)
        .query(String.class)
        .list()
        .stream()
        .filter(table ->
            jdbc.sql(
                    "select exists (select from eventing.%s t where t::text like ?)"
                        .formatted(table))
                .param("%" + text + "%")
                .query(Boolean.class)
                .single())
        .toList();
  }
}
