package dev.tandem.eventing.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.eventing.EventingProperties;
import dev.tandem.eventing.EventingSlice;
import dev.tandem.eventing.SampleListeners.DeliveryRecorder;
import dev.tandem.eventing.SampleListeners.TestPublisher;
import dev.tandem.eventing.events.Noted;
import dev.tandem.eventing.relay.OutboxRelay;
import dev.tandem.testing.Deliveries;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@EventingSlice
class LogSegmentsTests {

  @Autowired DeliveryRecorder recorder;
  @Autowired TestPublisher publisher;
  @Autowired OutboxRelay relay;
  @Autowired JdbcClient jdbc;
  @Autowired PlatformTransactionManager transactions;

  @AfterEach
  void startRelay() {
    relay.start();
  }

  @Test
  void dropsSegmentsThatAreOldAndReadAndKeepsTheOthers() {
    recorder.createTable();
    var key = UUID.randomUUID();
    int first = segments().getLast();
    publisher.publish(Noted.about(key, 1, "in the first"));
    rotate(Duration.ofDays(1));
    publisher.publish(Noted.about(key, 2, "in the second"));
    Deliveries.awaitAllRead(jdbc);
    assertThat(segments()).contains(first, first + 1);

    relay.stop();
    publisher.publish(Noted.about(key, 3, "in the second, unread"));
    withRetention(Duration.ZERO).rotate();
    publisher.publish(Noted.about(key, 4, "in the third"));
    withRetention(Duration.ZERO).rotate();
    assertThat(segments()).doesNotContain(first).contains(first + 1, first + 2);

    relay.start();
    Deliveries.awaitAllRead(jdbc);
    assertThat(recorder.texts("notes", key))
        .containsExactly("in the first", "in the second", "in the second, unread", "in the third");
    rotate(Duration.ZERO);
    assertThat(segments()).doesNotContain(first + 1);
  }

  /** After a crash of PostgreSQL, a sequence may have skipped 32 numbers. */
  @Test
  void writesToTheLastSegmentWhereTheSequenceHasRunAhead() {
    recorder.createTable();
    var key = UUID.randomUUID();
    jdbc.sql("select setval('eventing.segment_number', max(number) + 32) from eventing.log_segment")
        .query()
        .listOfRows();

    rotate(Duration.ofDays(1));

    publisher.publish(Noted.about(key, 1, "after the crash"));
    Deliveries.awaitAllRead(jdbc);
    assertThat(recorder.texts("notes", key)).containsExactly("after the crash");
    assertThat(
            jdbc.sql("select log_cnt from eventing.segment_number").query(Integer.class).single())
        .as("numbers logged ahead")
        .isZero();
  }

  /** While the relay, which maintains the log, too, is not in the way. */
  private void rotate(Duration retention) {
    relay.stop();
    withRetention(retention).rotate();
    relay.start();
  }

  private LogSegments withRetention(Duration retention) {
    return new LogSegments(
        jdbc, transactions, new EventingProperties.LogProperties(Duration.ZERO, retention));
  }

  private List<Integer> segments() {
    return jdbc.sql("select number from eventing.log_segment order by number")
        .query(Integer.class)
        .list();
  }
}
