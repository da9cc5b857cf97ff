package dev.tandem.eventing.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;

import dev.tandem.eventing.EventingSlice;
import dev.tandem.eventing.SampleListeners.DeliveryRecorder;
import dev.tandem.eventing.SampleListeners.TestPublisher;
import dev.tandem.eventing.admin.DeliveryAdministration;
import dev.tandem.eventing.events.Noted;
import dev.tandem.eventing.log.EventTypes;
import dev.tandem.eventing.log.Partitioner;
import dev.tandem.eventing.ownership.FencedWrite;
import dev.tandem.testing.Deliveries;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deliveries to the listeners of a module that is fenced, suspended, or has moved back. */
@EventingSlice
class OwnershipTransferTests {

  @Autowired DeliveryRecorder recorder;
  @Autowired TestPublisher publisher;
  @Autowired EventTypes types;
  @Autowired JdbcClient jdbc;
  @Autowired DeliveryAdministration administration;

  UUID key;

  @BeforeEach
  void createTable() {
    recorder.createTable();
    key = UUID.randomUUID();
    Deliveries.awaitAllRead(jdbc);
    await("no subscription is detached")
        .until(() -> {
          administration.reattachCaughtUp();
          return jdbc.sql(
                  "select not exists (select from eventing.cursor where consumer <> module)")
              .query(Boolean.class)
              .single();
        });
  }

  @AfterEach
  void resetOwnership() {
    jdbc.sql("drop trigger if exists refuse_write on eventing.book").update();
    updateCursors("state = 'ACTIVE', dual_delivery_until = 0");
    jdbc.sql("delete from eventing.module_ownership").update();
  }

  @Test
  void deliversNothingToLocalListenersWhileTheModuleIsAway() {
    updateCursors("state = 'FORWARDED'");
    publisher.publish(Noted.about(key, 1, "while away"));
    assertNothingDelivered();

    updateCursors("state = 'ACTIVE'");

    Deliveries.awaitAll(jdbc);
    assertThat(recorder.texts("notes", key)).containsExactly("while away");
  }

  @Test
  void deliversNothingToAnyoneWhileDeliveriesAreSuspended() {
    updateCursors("state = 'HELD'");
    publisher.publish(Noted.about(key, 1, "held"));
    assertNothingDelivered();

    updateCursors("state = 'ACTIVE'");

    Deliveries.awaitAll(jdbc);
    assertThat(recorder.texts("notes", key)).containsExactly("held");
  }

  @Test
  void deliversOnceWhatTheOtherSideMayHaveDelivered() {
    updateCursors("state = 'FORWARDED'");
    var had = Noted.about(key, 1, "had there");
    var left = Noted.about(key, 2, "left for here");
    publisher.publish(had, left);
    insertReceived(had.meta().eventId());

    updateCursors(
        """
        state = 'ACTIVE',
        dual_delivery_until = coalesce(pg_sequence_last_value(('eventing.partition_' || partition)::regclass), 0)
        """);
    publisher.publish(Noted.about(key, 3, "new"));

    Deliveries.awaitAll(jdbc);
    assertThat(recorder.texts("notes", key)).containsExactly("left for here", "new");
    assertThat(insertReceived(left.meta().eventId())).as("a late copy of it is dropped").isZero();
    assertThat(insertReceived(UUID.randomUUID())).isEqualTo(1);
  }

  @Test
  void ignoresBrokerEventsForAnotherModule() {
    append(Noted.about(key, 1, "for another"), "another");
    append(Noted.about(key, 2, "for this one"), "eventing");

    Deliveries.awaitAll(jdbc);
    assertThat(recorder.texts("notes", key)).containsExactly("for this one");
  }

  @Test
  void doesNotCountAFencedWriteAsFailure() {
    jdbc.sql(
            """
            create trigger refuse_write before insert on eventing.book
              for each statement execute function eventing.refuse_write()
            """)
        .update();
    publisher.publish(Noted.about(key, 1, "too early"));
    assertNothingDelivered();
    assertThat(
            jdbc.sql("select count(*) from eventing.parked where key = ?")
                .param(key)
                .query(Long.class)
                .single())
        .isZero();

    jdbc.sql("drop trigger refuse_write on eventing.book").update();

    Deliveries.awaitAll(jdbc);
    assertThat(recorder.texts("notes", key)).containsExactly("too early");
  }

  @Test
  void stampsTheEpochAndRefusesEventsOfAFencedPublisher() {
    jdbc.sql("insert into eventing.module_ownership (module, epoch) values ('sample', 7)").update();
    var event = Noted.about(key, 1, "in epoch 7");
    publisher.publish(event);
    assertThat(
            jdbc.sql("select epoch from eventing.event_log where event_id = ?")
                .param(event.meta().eventId())
                .query(Long.class)
                .single())
        .isEqualTo(7);

    jdbc.sql("update eventing.module_ownership set writable = false where module = 'sample'")
        .update();
    assertThatException()
        .isThrownBy(() -> publisher.publish(Noted.about(key, 2, "by nobody")))
        .matches(FencedWrite::isCauseOf);

    jdbc.sql("update eventing.module_ownership set writable = true where module = 'sample'")
        .update();
    Deliveries.awaitAll(jdbc);
    assertThat(recorder.texts("notes", key)).containsExactly("in epoch 7");
  }

  private void assertNothingDelivered() {
    await().pollDelay(Duration.ofMillis(200)).until(() -> true);
    assertThat(recorder.texts("notes", key)).isEmpty();
  }

  private void updateCursors(String change) {
    jdbc.sql("update eventing.cursor set " + change + " where module = 'eventing'").update();
  }

  private int insertReceived(UUID event) {
    return jdbc.sql(
            "insert into eventing.inbox (module, event_id) values ('eventing', ?)"
                + " on conflict do nothing")
        .param(event)
        .update();
  }

  private void append(Noted event, @Nullable String targetModule) {
    var meta = event.meta();
    int partition = Partitioner.partitionOf(meta.aggregateId());
    jdbc.sql(
            """
            insert into eventing.event_log
              (partition, position, event_id, name, key, correlation_id, payload, target_module)
            values (?, nextval(('eventing.partition_' || ?)::regclass), ?, 'sample.noted', ?, ?, ?, ?)
            """)
        .params(
            partition,
            partition,
            meta.eventId(),
            meta.aggregateId(),
            meta.correlationId(),
            types.write(event),
            targetModule)
        .update();
  }
}
