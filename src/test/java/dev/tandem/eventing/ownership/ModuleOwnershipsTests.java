package dev.tandem.eventing.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.tandem.testing.SecondInstance;
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

/** A module with two tables moves between two databases. */
@Execution(ExecutionMode.CONCURRENT)
@SecondInstance
class ModuleOwnershipsTests {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  static String migratedUrl;

  OwnershipDatabase home;
  OwnershipDatabase remote;

  record OwnershipDatabase(
      HikariDataSource database,
      JdbcClient jdbc,
      ModuleOwnerships ownerships,
      InFlightEvents inFlightEvents) {

    /** The tables of the log and two of the module. */
    static String createMigrated() {
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

    static OwnershipDatabase copyOf(String url) {
      var database = new HikariDataSource();
      database.setJdbcUrl(TestDatabase.copyOf(url));
      database.setMaximumPoolSize(4);
      return new OwnershipDatabase(
          database,
          JdbcClient.create(database),
          new ModuleOwnerships(database),
          new InFlightEvents(database));
    }

    void insertNote(String text) {
      jdbc.sql("insert into sample.note (text) values (?)").param(text).update();
    }

    long notes() {
      return jdbc.sql("select count(*) from sample.note").query(Long.class).single();
    }

    boolean isAnySessionWaitingForLock() {
      return jdbc.sql(
              """
              select exists (
                select from pg_stat_activity
                 where datname = current_database() and wait_event_type = 'Lock')
              """)
          .query(Boolean.class)
          .single();
    }

    /** Inserts in a transaction that is left open. */
    Connection openInsert(String text) throws SQLException {
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
    migratedUrl = OwnershipDatabase.createMigrated();
  }

  @BeforeEach
  void start() {
    home = OwnershipDatabase.copyOf(migratedUrl);
    remote = OwnershipDatabase.copyOf(migratedUrl);
  }

  @AfterEach
  void stop() {
    home.database.close();
    remote.database.close();
  }

  @Test
  void refusesWritesButNotReadsWhileFenced() {
    home.insertNote("before");
    home.ownerships.fence("sample", 1, TIMEOUT);

    assertThatException()
        .isThrownBy(() -> home.insertNote("refused"))
        .matches(FencedWrite::isCauseOf)
        .withMessageContaining("sample is not live here");
    assertThatException()
        .isThrownBy(() -> home.jdbc.sql("update sample.note set text = 'no'").update())
        .matches(FencedWrite::isCauseOf);
    assertThatException()
        .isThrownBy(() -> home.jdbc.sql("delete from sample.line").update())
        .matches(FencedWrite::isCauseOf);
    assertThat(home.notes()).isEqualTo(1);
    assertThat(home.ownerships.of("sample"))
        .returns(false, ModuleOwnership::writable)
        .returns(true, ModuleOwnership::consuming)
        .returns(1L, ModuleOwnership::epoch);

    home.ownerships.activate("sample", 2, TIMEOUT);
    home.insertNote("after");
    assertThat(home.notes()).isEqualTo(2);
  }

  @Test
  void waitsForRunningWritersAndKeepsTheirWrites() throws Exception {
    try (var writer = home.openInsert("in time");
        var fencing = Executors.newSingleThreadExecutor()) {
      var fenced = fencing.submit(() -> home.ownerships.fence("sample", 1, TIMEOUT));
      await().until(home::isAnySessionWaitingForLock);
      assertThat(fenced).isNotDone();
      writer.commit();
      fenced.get();
    }

    assertThat(home.notes()).isEqualTo(1);
    assertThatException().isThrownBy(() -> home.insertNote("late")).matches(FencedWrite::isCauseOf);
  }

  @Test
  void givesUpOnALongWriterWithoutChangesOrBlockedSessions() throws Exception {
    try (var writer = home.openInsert("long")) {
      assertThatExceptionOfType(PessimisticLockingFailureException.class)
          .isThrownBy(() -> home.ownerships.fence("sample", 1, Duration.ZERO));
      home.insertNote("meanwhile");
      assertThat(home.ownerships.of("sample").writable()).isTrue();
      writer.rollback();
    }
    home.ownerships.fence("sample", 1, Duration.ZERO);
    assertThat(home.ownerships.of("sample").writable()).isFalse();
  }

  @Test
  void startsFencedOnlyIfItWasNeverLive() {
    remote.ownerships.startFenced("sample");
    assertThatException()
        .isThrownBy(() -> remote.insertNote("too early"))
        .matches(FencedWrite::isCauseOf);
    assertThat(remote.ownerships.of("sample").consuming()).isFalse();

    remote.ownerships.activate("sample", 1, TIMEOUT);
    remote.ownerships.startFenced("sample");
    remote.insertNote("live");
  }

  @Test
  void acceptsOnlyGrowingEpochs() {
    home.ownerships.fence("sample", 3, TIMEOUT);
    assertThatExceptionOfType(StaleEpochException.class)
        .isThrownBy(() -> home.ownerships.activate("sample", 3, TIMEOUT))
        .withMessageContaining("epoch 3");
    home.ownerships.fence("sample", 3, TIMEOUT);
    home.ownerships.fence("sample", 4, TIMEOUT);
    assertThatExceptionOfType(StaleEpochException.class)
        .isThrownBy(() -> home.ownerships.fence("sample", 3, TIMEOUT));
    home.ownerships.activate("sample", 5, TIMEOUT);
    home.ownerships.activate("sample", 5, TIMEOUT);
    assertThatExceptionOfType(StaleEpochException.class)
        .isThrownBy(() -> home.ownerships.fence("sample", 5, TIMEOUT));
    assertThat(home.ownerships.of("sample").epoch()).isEqualTo(5);
  }

  @Test
  void refusesEventsOfAFencedModule() {
    home.ownerships.fence("sample", 1, TIMEOUT);
    assertThat(home.ownerships.of("other").writable()).isTrue();
    assertThatException()
        .isThrownBy(() ->
            home.jdbc.sql("select eventing.raise_not_writable('sample')").query().listOfRows())
        .matches(FencedWrite::isCauseOf);
  }

  @Test
  void letsExactlyOneSideWriteAtAnyTime() throws Exception {
    remote.ownerships.fence("sample", 1, TIMEOUT);
    var over = new AtomicBoolean();
    var accepted = Collections.synchronizedList(new ArrayList<TimedWrite>());
    try (var writers = Executors.newFixedThreadPool(4)) {
      for (var side : List.of(home, remote, home, remote)) {
        writers.execute(() -> insertUntil(side, over, accepted));
      }
      long epoch = 1;
      var live = home;
      for (int move = 0; move < 12; move++) {
        int before = accepted.size();
        await().until(() -> accepted.size() > before + 20);
        live.ownerships.fence("sample", ++epoch, TIMEOUT);
        live = live == home ? remote : home;
        live.ownerships.activate("sample", ++epoch, TIMEOUT);
      }
      over.set(true);
    }

    var ends = new HashMap<>(Map.of(home, 0L, remote, 0L));
    accepted.sort(Comparator.comparing(TimedWrite::writtenAt));
    for (var write : accepted) {
      var otherSide = write.side() == home ? remote : home;
      assertThat(write.writtenAt())
          .as("written after every write of the other side")
          .isGreaterThan(ends.get(otherSide));
      ends.merge(write.side(), write.committingAt(), Math::max);
    }
    assertThat(accepted).extracting(TimedWrite::side).contains(home, remote);
    assertThat(home.notes() + remote.notes()).isEqualTo(accepted.size());
  }

  /** A write and when its transaction was open, in nanoseconds. */
  private record TimedWrite(OwnershipDatabase side, long writtenAt, long committingAt) {}

  private static void insertUntil(
      OwnershipDatabase side, AtomicBoolean over, List<TimedWrite> accepted) {
    while (!over.get()) {
      try (var writing = side.openInsert("text")) {
        long from = System.nanoTime();
        Thread.onSpinWait();
        accepted.add(new TimedWrite(side, from, System.nanoTime()));
        writing.commit();
      } catch (SQLException e) {
        assertThat(FencedWrite.isCauseOf(e)).isTrue();
      }
    }
  }

  @Test
  void staysLiveWhileASubscriptionIsDetached() {
    insertCursor("sample", "sample", "sample.notes");
    insertCursor("sample.slow", "sample", "sample.slow");

    assertThatException()
        .isThrownBy(() -> home.ownerships.fence("sample", 1, TIMEOUT))
        .isInstanceOf(DetachedSubscriptionsException.class)
        .withMessageContaining("sample.slow is paused or replayed");
    home.insertNote("still live");

    home.jdbc.sql("delete from eventing.cursor where consumer = 'sample.slow'").update();
    home.ownerships.fence("sample", 1, TIMEOUT);
    assertThat(home.ownerships.of("sample").writable()).isFalse();
  }

  @Test
  void reportsPendingDeliveries() {
    insertCursor("sample", "sample", "sample.notes");
    insertCursor("sample.slow", "sample", "sample.slow");
    insertCursor("broker:other", "broker:other", "broker:other");
    assertThat(home.inFlightEvents.pendingDeliveries("sample"))
        .isEqualTo(new PendingDeliveries(0, 0, 0, List.of("sample.slow")));

    append(2, "other.seen", "sample");
    append(3, "sample.noted", null);
    append(4, "other.seen", null);
    home.jdbc
        .sql(
            """
            insert into eventing.parked
              (subscription, partition, position, state, event_id, name, key, recorded_at, payload)
            values ('sample.notes', 0, 1, 'PARKED', ?, 'other.seen', ?, clock_timestamp(), '{}')
            """)
        .params(UUID.randomUUID(), UUID.randomUUID())
        .update();
    home.jdbc
        .sql(
            """
            insert into eventing.inbox_pending (queue, event_id, previous, message)
            values ('tandem.sample', gen_random_uuid(), gen_random_uuid(), '{}'),
                   ('tandem.other', gen_random_uuid(), gen_random_uuid(), '{}')
            """)
        .update();
    assertThat(home.inFlightEvents.pendingDeliveries("sample"))
        .isEqualTo(new PendingDeliveries(2, 1, 1, List.of("sample.slow")));

    home.jdbc.sql("delete from eventing.inbox_pending").update();

    home.jdbc.sql("update eventing.cursor set position = 4").update();
    home.jdbc.sql("delete from eventing.parked").update();
    home.jdbc
        .sql("update eventing.cursor set registration = 'RETIRED' where consumer = 'sample.slow'")
        .update();
    assertThat(home.inFlightEvents.pendingDeliveries("sample").isEmpty()).isTrue();
  }

  @Test
  void reportsForwardedEventsThatWereNotReceived() {
    var sent = UUID.randomUUID();
    home.jdbc
        .sql(
            """
            insert into eventing.cursor
              (consumer, partition, module, subscriptions, segment, position, state, last_forwarded)
            values ('sample', 0, 'sample', '{}', 0, 1, 'FORWARDED', ?)
            """)
        .param(sent)
        .update();
    assertThat(home.inFlightEvents.forwardedModules()).containsExactly("sample");
    assertThat(home.inFlightEvents.lastForwardedEvents("sample")).containsExactly(sent);

    assertThat(remote.inFlightEvents.notYetReceived("sample", List.of(sent))).containsExactly(sent);
    remote
        .jdbc
        .sql("insert into eventing.inbox (module, event_id) values ('sample', ?)")
        .param(sent)
        .update();
    assertThat(remote.inFlightEvents.notYetReceived("sample", List.of(sent))).isEmpty();
    assertThat(remote.inFlightEvents.notYetReceived("other", List.of(sent))).containsExactly(sent);
  }

  @Test
  void remembersWhetherItConsumes() {
    home.ownerships.stopConsuming("sample");
    assertThat(home.ownerships.of("sample")).returns(true, ModuleOwnership::writable);
    assertThat(home.ownerships.of("sample").consuming()).isFalse();
    home.ownerships.resumeConsuming("sample");
    assertThat(home.ownerships.of("sample").consuming()).isTrue();
  }

  private void insertCursor(String consumer, String module, String subscription) {
    home.jdbc
        .sql(
            """
            insert into eventing.cursor (consumer, partition, module, subscriptions, segment, position)
            values (?, 0, ?, array[?], 0, 1)
            """)
        .params(consumer, module, subscription)
        .update();
  }

  private void append(long pos, String name, @Nullable String targetModule) {
    home.jdbc
        .sql(
            """
            insert into eventing.event_log
              (partition, position, event_id, name, key, correlation_id, payload, target_module)
            values (0, ?, ?, ?, ?, ?, '{}', ?)
            """)
        .params(pos, UUID.randomUUID(), name, UUID.randomUUID(), UUID.randomUUID(), targetModule)
        .update();
  }
}
