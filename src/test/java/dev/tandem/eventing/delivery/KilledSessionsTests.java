package dev.tandem.eventing.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.eventing.EventingSlice;
import dev.tandem.eventing.SampleListeners.DeliveryRecorder;
import dev.tandem.eventing.SampleListeners.TestPublisher;
import dev.tandem.eventing.events.Noted;
import dev.tandem.testing.Deliveries;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/** A short fault test: every session of the process is killed repeatedly. */
@EventingSlice
class KilledSessionsTests {

  @Autowired DeliveryRecorder recorder;
  @Autowired TestPublisher publisher;
  @Autowired ApplicationEventPublisher events;
  @Autowired JdbcClient jdbc;

  @Test
  void losesAndDuplicatesNothingWhenSessionsAreKilled() {
    recorder.createTable();
    jdbc.sql("create table if not exists eventing.ledger (id bigserial, key uuid, text text)")
        .update();
    var keys = Stream.generate(UUID::randomUUID).limit(8).toList();
    var over = new AtomicBoolean();
    try (var publishers = Executors.newFixedThreadPool(keys.size())) {
      keys.forEach(key -> publishers.execute(() -> publish(key, over)));
      for (int i = 0; i < 12; i++) {
        awaitMoreRows(100);
        runIgnoringLostSessions(this::killEverySession);
      }
      over.set(true);
    }

    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(() -> {
          Deliveries.awaitAll(jdbc);
          return true;
        });
    assertThat(keys)
        .allSatisfy(key -> assertThat(recorder.texts("notes", key)).isEqualTo(committed(key)));
    assertThat(keys).allSatisfy(key -> assertThat(committed(key)).isNotEmpty());
  }

  private void awaitMoreRows(int rows) {
    var before = new AtomicLong(-1);
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(() -> {
          var now = jdbc.sql("select count(*) from eventing.ledger").query(Long.class).single();
          before.compareAndSet(-1, now);
          return now >= before.get() + rows;
        });
  }

  /** The row of the ledger is committed with the event; the publisher may not learn whether. */
  private void publish(UUID key, AtomicBoolean over) {
    for (int i = 0; !over.get(); i++) {
      var event = Noted.about(key, i, String.valueOf(i));
      runIgnoringLostSessions(() ->
          publisher
              .transaction()
              .executeWithoutResult(status -> {
                jdbc.sql("insert into eventing.ledger (key, text) values (?, ?)")
                    .params(key, event.text())
                    .update();
                events.publishEvent(event);
              }));
    }
  }

  private static void runIgnoringLostSessions(Runnable work) {
    try {
      work.run();
    } catch (DataAccessException | TransactionException e) {
      // the session was killed; the ledger shows whether it was committed
    }
  }

  private void killEverySession() {
    jdbc.sql(
            """
            select pg_terminate_backend(pid) from pg_stat_activity
             where datname = current_database() and usename = session_user
               and pid <> pg_backend_pid()
            """)
        .query()
        .listOfRows();
  }

  private List<String> committed(UUID key) {
    return jdbc.sql("select text from eventing.ledger where key = ? order by id")
        .param(key)
        .query(String.class)
        .list();
  }
}
