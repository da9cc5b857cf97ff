package dev.tandem.faults;

import dev.tandem.eventing.events.Noted;
import dev.tandem.eventing.publishing.EventMetadata;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Publishes events at a steady pace. Each is recorded in the table ledger.line by the transaction
 * that publishes it.
 */
class SamplePublisher {

  static final int KEYS = 200;
  static final String POISON = "poison";

  /** In the scenario of this name one event in a hundred is poisoned, each the third of its key. */
  static final String POISONED_SCENARIO = "spoilt";

  private static final int THREADS = 8;
  private static final int PUBLISH_INTERVAL_MILLIS = 8;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;
  private volatile int totalEvents;

  SamplePublisher(
      JdbcClient jdbc, TransactionTemplate transaction, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.events = events;
  }

  static UUID key(String scenario, int number) {
    return UUID.nameUUIDFromBytes((scenario + number).getBytes(StandardCharsets.UTF_8));
  }

  /** Publishes until the scenario has so many committed events, counting those of earlier runs. */
  void publish(String scenario, int events) {
    for (int left; (left = events - committedCount(scenario)) > 0; ) {
      var next = new AtomicInteger();
      int count = left;
      totalEvents = events;
      try (var threads = Executors.newScheduledThreadPool(THREADS)) {
        var all =
            IntStream.range(0, THREADS)
                .mapToObj(thread -> {
                  var done = new CompletableFuture<Void>();
                  threads.scheduleAtFixedRate(
                      () -> publishNext(scenario, count, next, done),
                      thread,
                      PUBLISH_INTERVAL_MILLIS,
                      TimeUnit.MILLISECONDS);
                  return done;
                })
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(all).join();
        threads.shutdownNow();
      }
    }
  }

  private int committedCount(String scenario) {
    while (true) {
      try {
        return jdbc.sql("select count(*) from ledger.line where scenario = ?")
            .param(scenario)
            .query(Integer.class)
            .single();
      } catch (DataAccessException | TransactionException e) {
        // retry until the database answers
      }
    }
  }

  private void publishNext(
      String scenario, int count, AtomicInteger next, CompletableFuture<Void> done) {
    int number = next.getAndIncrement();
    if (number >= count) {
      done.complete(null);
      return;
    }
    try {
      transaction.executeWithoutResult(status -> writeAndPublish(scenario, number));
    } catch (DataAccessException | TransactionException e) {
      // ledger.line shows whether it committed
    }
  }

  private void writeAndPublish(String scenario, int number) {
    int keyNumber = (number * 31) % KEYS;
    var key = key(scenario, keyNumber);
    long n =
        jdbc.sql(
                """
                insert into ledger.aggregate (key, n) values (?, 1)
                on conflict (key) do update set n = ledger.aggregate.n + 1 returning n
                """)
            .param(key)
            .query(Long.class)
            .single();
    boolean poison = scenario.equals(POISONED_SCENARIO) && n == 3 && keyNumber < totalEvents / 100;
    var event =
        new Noted(
            EventMetadata.about(key, n, Instant.EPOCH), scenario + (poison ? " " + POISON : ""));
    jdbc.sql("insert into ledger.line (event_id, key, n, scenario, poison) values (?, ?, ?, ?, ?)")
        .params(event.meta().eventId(), key, n, scenario, poison)
        .update();
    events.publishEvent(event);
  }
}
