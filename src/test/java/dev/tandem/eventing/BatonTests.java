package dev.tandem.eventing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;

import dev.tandem.eventing.SampleListeners.Book;
import dev.tandem.eventing.SampleListeners.Press;
import dev.tandem.eventing.events.Noted;
import dev.tandem.eventing.tenure.NotLive;
import dev.tandem.testing.Deliveries;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the listeners here are handed of a module that is away, comes home, or is not live. */
@EventingSlice
class BatonTests {

  @Autowired Book book;
  @Autowired Press press;
  @Autowired EventTypes types;
  @Autowired JdbcClient jdbc;
  @Autowired Operations operations;

  UUID key;

  @BeforeEach
  void openBook() {
    book.open();
    key = UUID.randomUUID();
    Deliveries.awaitAllRead(jdbc);
    await("no subscription reads by itself")
        .until(() -> {
          operations.joinAgain();
          return jdbc.sql("select not exists (select from eventing.cursor where reader <> module)")
              .query(Boolean.class)
              .single();
        });
  }

  @AfterEach
  void comeHome() {
    cursors("away = false, held = false");
    jdbc.sql("delete from eventing.tenure").update();
  }

  @Test
  void handsNothingToTheListenersHereWhileTheModuleIsAway() {
    cursors("away = true");
    press.publish(Noted.about(key, 1, "while away"));
    nothingComes();

    cursors("away = false");

    Deliveries.awaitAll(jdbc);
    assertThat(book.texts("notes", key)).containsExactly("while away");
  }

  @Test
  void handsNothingToAnyoneWhileTheBatonIsHeld() {
    cursors("held = true");
    press.publish(Noted.about(key, 1, "held"));
    nothingComes();

    cursors("held = false");

    Deliveries.awaitAll(jdbc);
    assertThat(book.texts("notes", key)).containsExactly("held");
  }

  @Test
  void isHandedOnOnceWhereTheOtherSideMayHaveHadIt() {
    cursors("away = true");
    var had = Noted.about(key, 1, "had there");
    var left = Noted.about(key, 2, "left for here");
    press.publish(had, left);
    receive(had.meta().eventId());

    cursors(
        """
        away = false,
        shared_to = coalesce(pg_sequence_last_value(('eventing.lane_' || lane)::regclass), 0)
        """);
    press.publish(Noted.about(key, 3, "new"));

    Deliveries.awaitAll(jdbc);
    assertThat(book.texts("notes", key)).containsExactly("left for here", "new");
    assertThat(receive(left.meta().eventId())).as("a late copy of it is dropped").isZero();
    assertThat(receive(UUID.randomUUID())).isEqualTo(1);
  }

  @Test
  void leavesWhatTheBrokerHasBroughtForAnother() {
    append(Noted.about(key, 1, "for another"), "another");
    append(Noted.about(key, 2, "for this one"), "eventing");

    Deliveries.awaitAll(jdbc);
    assertThat(book.texts("notes", key)).containsExactly("for this one");
  }

  @Test
  void countsTheRefusalOfAStoreThatIsNotLiveAsNoFailure() {
    jdbc.sql(
            """
            create trigger refuse_write before insert on eventing.book
              for each statement execute function eventing.refuse_write()
            """)
        .update();
    press.publish(Noted.about(key, 1, "too early"));
    nothingComes();
    assertThat(
            jdbc.sql("select count(*) from eventing.parked where key = ?")
                .param(key)
                .query(Long.class)
                .single())
        .isZero();

    jdbc.sql("drop trigger refuse_write on eventing.book").update();

    Deliveries.awaitAll(jdbc);
    assertThat(book.texts("notes", key)).containsExactly("too early");
  }

  @Test
  void stampsTheEpochAndRefusesToPublishForAModuleThatIsNotLive() {
    jdbc.sql("insert into eventing.tenure (module, epoch) values ('sample', 7)").update();
    var event = Noted.about(key, 1, "in epoch 7");
    press.publish(event);
    assertThat(
            jdbc.sql("select epoch from eventing.event_log where event_id = ?")
                .param(event.meta().eventId())
                .query(Long.class)
                .single())
        .isEqualTo(7);

    jdbc.sql("update eventing.tenure set live = false where module = 'sample'").update();
    assertThatException()
        .isThrownBy(() -> press.publish(Noted.about(key, 2, "by nobody")))
        .matches(NotLive::caused);

    jdbc.sql("update eventing.tenure set live = true where module = 'sample'").update();
    Deliveries.awaitAll(jdbc);
    assertThat(book.texts("notes", key)).containsExactly("in epoch 7");
  }

  private void nothingComes() {
    await().pollDelay(Duration.ofMillis(200)).until(() -> true);
    assertThat(book.texts("notes", key)).isEmpty();
  }

  private void cursors(String change) {
    jdbc.sql("update eventing.cursor set " + change + " where module = 'eventing'").update();
  }

  private int receive(UUID event) {
    return jdbc.sql(
            "insert into eventing.received (module, event_id) values ('eventing', ?)"
                + " on conflict do nothing")
        .param(event)
        .update();
  }

  private void append(Noted event, @Nullable String addressee) {
    var meta = event.meta();
    int lane = Lane.of(meta.aggregateId());
    jdbc.sql(
            """
            insert into eventing.event_log
              (lane, pos, event_id, name, key, correlation_id, payload, addressee)
            values (?, nextval(('eventing.lane_' || ?)::regclass), ?, 'sample.noted', ?, ?, ?, ?)
            """)
        .params(
            lane,
            lane,
            meta.eventId(),
            meta.aggregateId(),
            meta.correlationId(),
            types.write(event),
            addressee)
        .update();
  }
}
