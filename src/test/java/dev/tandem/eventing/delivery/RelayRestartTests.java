package dev.tandem.eventing.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.eventing.EventingSlice;
import dev.tandem.eventing.SampleListeners.DeliveryRecorder;
import dev.tandem.eventing.SampleListeners.TestPublisher;
import dev.tandem.eventing.events.Noted;
import dev.tandem.eventing.relay.OutboxRelay;
import dev.tandem.testing.Deliveries;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A relay that is stopped in the middle of a poll, and started again. */
@EventingSlice
class RelayRestartTests {

  @Autowired OutboxRelay relay;
  @Autowired DeliveryRecorder recorder;
  @Autowired TestPublisher publisher;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void start() {
    relay.start();
  }

  @Test
  void deliversAgainWhateverThePollFoundMeanwhile() {
    recorder.createTable();
    Deliveries.awaitAllRead(jdbc);
    var key = UUID.randomUUID();

    var stopping =
        transaction.execute(_ -> {
          jdbc.sql("lock table eventing.cursor in access exclusive mode").update();
          CompletableFuture.runAsync(() -> publisher.publish(Noted.about(key, 1, "before"))).join();
          awaitBlockedSessions();
          var stop = CompletableFuture.runAsync(relay::stop);
          await().until(() -> !relay.isRunning());
          return stop;
        });
    stopping.join();
    relay.start();
    publisher.publish(Noted.about(key, 2, "after"));

    Deliveries.awaitAllRead(jdbc);
    assertThat(recorder.texts("notes", key)).containsExactly("before", "after");
  }

  /** The poll, and the worker with the event. */
  private void awaitBlockedSessions() {
    await()
        .until(() ->
            jdbc.sql(
                        """
                        select count(*) from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock'
                        """)
                    .query(Long.class)
                    .single()
                >= 2);
  }
}
