package dev.tandem.eventing.tenure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.tandem.testing.OtherSide;
import dev.tandem.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two databases between which a module with two tables moves. */
@Execution(ExecutionMode.CONCURRENT)
@OtherSide
class TenuresTests {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  static String migrated;

  Side home;
  Side there;

  record Side(HikariDataSource database, JdbcClient jdbc, Tenures tenures, InFlight inFlight) {

    /** With the tables of the log, and two of the module's. */
    static String migrated() {
      var url = TestDatabase.create();
      Flyway.configure()
          .dataSource(url, null, null)
          .schemas("eventing")
          .defaultSchema("eventing")
          .locations("classpath:db/migration/eventing")
          .load()
          .migrate();
      var jdbc = JdbcClient.create(new DriverManagerDataSource(url));
      jdbc.sql("create schema sample").update();
      jdbc.sql("create table sample.note (id serial primary key, text text)").update();
      jdbc.sql("create table sample.line (text text) partition by list (text)").update();
      return url;
    }

    static Side like(String url) {
      var database = new HikariDataSource();
      database.setJdbcUrl(TestDatabase.like(url));
      database.setMaximumPoolSize(4);
      return new Side(
          database, JdbcClient.create(database), new Tenures(database), new InFlight(database));
    }

    void write(String text) {
      jdbc.sql("insert into sample.note (text) values (?)").param(text).update();
    }

    long notes() {
      return jdbc.sql("select count(*) from sample.note").query(Long.class).single();
    }

    boolean someoneWaits() {
      return jdbc.sql(
              """
              select exists (
                select from pg_stat_activity
                 where datname = current_database() and wait_event_type = 'Lock')
              """)
          .query(Boolean.class)
          .single();
    }

    /** In a transaction that is still open. */
    Connection writing(String text) throws SQLException {
      var connection = database.getConnection();
      connection.setAutoCommit(false);
      try (var insert = connection.prepareStatement("insert into sample.note (text) values (?)")) {
        insert.setString(1, text);
        insert.execute();
        return connection;
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    }
  }

  @BeforeAll
  static void migrate() {
    migrated = Side.migrated();
  }

  @BeforeEach
  void start() {
    home = Side.like(migrated);
    there = Side.like(migrated);
  }

  @AfterEach
  void stop() {
    home.database.close();
    there.database.close();
  }

  @Test
  void refusesWritesButNotReadsUntilItIsOpenAgain() {
    home.write("before");
    home.tenures.close("sample", 1, PATIENCE);

    assertThatException()
        .isThrownBy(() -> home.write("refused"))
        .matches(NotLive::caused)
        .withMessageContaining("sample is not live here");
    assertThatException()
        .isThrownBy(() -> home.jdbc.sql("update sample.note set text = 'no'").update())
        .matches(NotLive::caused);
    assertThatException()
        .isThrownBy(() -> home.jdbc.sql("delete from sample.line").update())
        .matches(NotLive::caused);
    assertThat(home.notes()).isEqualTo(1);
    assertThat(home.tenures.of("sample"))
        .returns(false, Tenure::live)
        .returns(true, Tenure::receiving)
        .returns(1L, Tenure::epoch);

    home.tenures.open("sample", 2, PATIENCE);
    home.write("after");
    assertThat(home.notes()).isEqualTo(2);
  }

  @Test
  void waitsForRunningWritersWhatTheyWroteStands() throws Exception {
    try (var writer = home.writing("in time");
        var closing = Executors.newSingleThreadExecutor()) {
      var closed = closing.submit(() -> home.tenures.close("sample", 1, PATIENCE));
      await().until(home::someoneWaits);
      assertThat(closed).isNotDone();
      writer.commit();
      closed.get();
    }

    assertThat(home.notes()).isEqualTo(1);
    assertThatException().isThrownBy(() -> home.write("late")).matches(NotLive::caused);
  }

  @Test
  void givesUpOnALongWriterWithNothingChangedAndNobodyHeldUp() throws Exception {
    try (var writer = home.writing("long")) {
      assertThatExceptionOfType(PessimisticLockingFailureException.class)
          .isThrownBy(() -> home.tenures.close("sample", 1, Duration.ZERO));
      home.write("meanwhile");
      assertThat(home.tenures.of("sample").live()).isTrue();
      writer.rollback();
    }
    home.tenures.close("sample", 1, Duration.ZERO);
    assertThat(home.tenures.of("sample").live()).isFalse();
  }

  @Test
  void beginsClosedWhereItWasNeverLiveAndOnlyThere() {
    there.tenures.beginClosed("sample");
    assertThatException().isThrownBy(() -> there.write("too early")).matches(NotLive::caused);
    assertThat(there.tenures.of("sample").receiving()).isFalse();

    there.tenures.open("sample", 1, PATIENCE);
    there.tenures.beginClosed("sample");
    there.write("live");
  }

  @Test
  void letsEpochsOnlyGrow() {
    home.tenures.close("sample", 3, PATIENCE);
    assertThatExceptionOfType(StaleEpoch.class)
        .isThrownBy(() -> home.tenures.open("sample", 3, PATIENCE))
        .withMessageContaining("epoch 3");
    home.tenures.close("sample", 3, PATIENCE);
    home.tenures.close("sample", 4, PATIENCE);
    assertThatExceptionOfType(StaleEpoch.class)
        .isThrownBy(() -> home.tenures.close("sample", 3, PATIENCE));
    home.tenures.open("sample", 5, PATIENCE);
    home.tenures.open("sample", 5, PATIENCE);
    assertThatExceptionOfType(StaleEpoch.class)
        .isThrownBy(() -> home.tenures.close("sample", 5, PATIENCE));
    assertThat(home.tenures.of("sample").epoch()).isEqualTo(5);
  }

  @Test
  void refusesWhatIsPublishedInANameThatIsNotLive() {
    home.tenures.close("sample", 1, PATIENCE);
    assertThat(home.tenures.of("other").live()).isTrue();
    assertThatException()
        .isThrownBy(() -> home.jdbc.sql("select eventing.not_live('sample')").query().listOfRows())
        .matches(NotLive::caused);
  }

  @Test
  void letsExactlyOneSideWriteAtAnyTime() throws Exception {
    there.tenures.close("sample", 1, PATIENCE);
    var over = new AtomicBoolean();
    var accepted = Collections.synchronizedList(new ArrayList<Accepted>());
    try (var writers = Executors.newFixedThreadPool(4)) {
      for (var side : List.of(home, there, home, there)) {
        writers.execute(() -> writeOnAndOn(side, over, accepted));
      }
      long epoch = 1;
      var live = home;
      for (int move = 0; move < 12; move++) {
        int before = accepted.size();
        await().until(() -> accepted.size() > before + 20);
        live.tenures.close("sample", ++epoch, PATIENCE);
        live = live == home ? there : home;
        live.tenures.open("sample", ++epoch, PATIENCE);
      }
      over.set(true);
    }

    var ends = new HashMap<>(Map.of(home, 0L, there, 0L));
    accepted.sort(Comparator.comparing(Accepted::from));
    for (var it : accepted) {
      var other = it.side() == home ? there : home;
      assertThat(it.from())
          .as("written here after all that was written there")
          .isGreaterThan(ends.get(other));
      ends.merge(it.side(), it.to(), Math::max);
    }
    assertThat(accepted).extracting(Accepted::side).contains(home, there);
    assertThat(home.notes() + there.notes()).isEqualTo(accepted.size());
  }

  /** Written and not yet committed, in ns. */
  private record Accepted(Side side, long from, long to) {}

  private static void writeOnAndOn(Side side, AtomicBoolean over, List<Accepted> accepted) {
    while (!over.get()) {
      try (var writing = side.writing("text")) {
        long from = System.nanoTime();
        Thread.onSpinWait();
        accepted.add(new Accepted(side, from, System.nanoTime()));
        writing.commit();
      } catch (SQLException e) {
        assertThat(NotLive.caused(e)).isTrue();
      }
    }
  }

  @Test
  void staysLiveWhileASubscriptionGoesItsOwnWay() {
    reads("sample", "sample", "sample.notes");
    reads("sample.slow", "sample", "sample.slow");

    assertThatException()
        .isThrownBy(() -> home.tenures.close("sample", 1, PATIENCE))
        .isInstanceOf(Apart.class)
        .withMessageContaining("sample.slow is paused or replayed");
    home.write("still live");

    home.jdbc.sql("delete from eventing.cursor where reader = 'sample.slow'").update();
    home.tenures.close("sample", 1, PATIENCE);
    assertThat(home.tenures.of("sample").live()).isFalse();
  }

  @Test
  void knowsWhatIsStillToBeDoneBeforeItLeaves() {
    reads("sample", "sample", "sample.notes");
    reads("sample.slow", "sample", "sample.slow");
    reads("broker:other", "broker:other", "broker:other");
    assertThat(home.inFlight.unfinished("sample"))
        .isEqualTo(new Unfinished(0, 0, 0, List.of("sample.slow")));

    append(2, "other.seen", "sample");
    append(3, "sample.noted", null);
    append(4, "other.seen", null);
    home.jdbc
        .sql(
            """
            insert into eventing.parked
              (subscription, lane, pos, state, event_id, name, key, recorded_at, payload)
            values ('sample.notes', 0, 1, 'PARKED', ?, 'other.seen', ?, clock_timestamp(), '{}')
            """)
        .params(UUID.randomUUID(), UUID.randomUUID())
        .update();
    home.jdbc
        .sql(
            """
            insert into eventing.early (queue, event_id, previous, message)
            values ('tandem.sample', gen_random_uuid(), gen_random_uuid(), '{}'),
                   ('tandem.other', gen_random_uuid(), gen_random_uuid(), '{}')
            """)
        .update();
    assertThat(home.inFlight.unfinished("sample"))
        .isEqualTo(new Unfinished(2, 1, 1, List.of("sample.slow")));

    home.jdbc.sql("delete from eventing.early").update();

    home.jdbc.sql("update eventing.cursor set pos = 4").update();
    home.jdbc.sql("delete from eventing.parked").update();
    home.jdbc.sql("update eventing.cursor set gone = true where reader = 'sample.slow'").update();
    assertThat(home.inFlight.unfinished("sample").isNothing()).isTrue();
  }

  @Test
  void tellsWhatTheOtherSideHasYetToReceive() {
    var sent = UUID.randomUUID();
    home.jdbc
        .sql(
            """
            insert into eventing.cursor
              (reader, lane, module, subscriptions, chapter, pos, away, last_sent)
            values ('sample', 0, 'sample', '{}', 0, 1, true, ?)
            """)
        .param(sent)
        .update();
    assertThat(home.inFlight.dispatchedTo()).containsExactly("sample");
    assertThat(home.inFlight.lastDispatched("sample")).containsExactly(sent);

    assertThat(there.inFlight.notYetReceived("sample", List.of(sent))).containsExactly(sent);
    there
        .jdbc
        .sql("insert into eventing.received (module, event_id) values ('sample', ?)")
        .param(sent)
        .update();
    assertThat(there.inFlight.notYetReceived("sample", List.of(sent))).isEmpty();
    assertThat(there.inFlight.notYetReceived("other", List.of(sent))).containsExactly(sent);
  }

  @Test
  void keepsWhatIsBroughtOutWhileItIsNotReceiving() {
    home.tenures.stopReceiving("sample");
    assertThat(home.tenures.of("sample")).returns(true, Tenure::live);
    assertThat(home.tenures.of("sample").receiving()).isFalse();
    home.tenures.receiveAgain("sample");
    assertThat(home.tenures.of("sample").receiving()).isTrue();
  }

  private void reads(String reader, String module, String subscription) {
    home.jdbc
        .sql(
            """
            insert into eventing.cursor (reader, lane, module, subscriptions, chapter, pos)
            values (?, 0, ?, array[?], 0, 1)
            """)
        .params(reader, module, subscription)
        .update();
  }

  private void append(long pos, String name, @Nullable String addressee) {
    home.jdbc
        .sql(
            """
            insert into eventing.event_log
              (lane, pos, event_id, name, key, correlation_id, payload, addressee)
            values (0, ?, ?, ?, ?, ?, '{}', ?)
            """)
        .params(pos, UUID.randomUUID(), name, UUID.randomUUID(), UUID.randomUUID(), addressee)
        .update();
  }
}
