package dev.tandem.eventing.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.eventing.EventingSlice;
import dev.tandem.eventing.SampleListeners.DeliveryRecorder;
import dev.tandem.eventing.SampleListeners.TestPublisher;
import dev.tandem.eventing.events.Noted;
import dev.tandem.eventing.relay.HistoryRetention;
import dev.tandem.testing.Deliveries;
import dev.tandem.testing.RecordedStatements;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EventingSlice
class DeliveryHistoryTests {

  private static final String RECORDS = "insert into eventing.delivery";

  @Autowired DeliveryRecorder recorder;
  @Autowired TestPublisher publisher;
  @Autowired RecordedStatements statements;
  @Autowired JdbcClient jdbc;

  @Test
  void isWrittenByTheStatementsThatAdvanceTheCursorOrEndARetry() throws Exception {
    recorder.createTable();
    var key = UUID.randomUUID();
    recorder.failTimes("fails " + key, 3);

    var run =
        statements.during(() -> {
          publisher.publish(
              IntStream.range(0, 50)
                  .mapToObj(i -> Noted.about(UUID.randomUUID(), 1, "many " + i))
                  .toArray(Noted[]::new));
          publisher.publish(Noted.about(key, 1, "fails " + key));
          Deliveries.awaitAll(jdbc);
        });

    assertThat(run)
        .filteredOn(sql -> sql.contains(RECORDS))
        .allMatch(sql ->
            sql.contains("update eventing.cursor") || sql.contains("delete from eventing.parked"))
        .anyMatch(sql -> sql.contains("delete from eventing.parked"))
        .hasSizeLessThan(100);
    assertThat(run)
        .filteredOn(sql -> sql.contains("update eventing.cursor set segment"))
        .allMatch(sql -> sql.contains(RECORDS));
  }

  @Test
  void tellsHowOftenAnEventWasHandledThatWasPublishedTwice() throws Exception {
    recorder.createTable();
    var twice = Noted.about(UUID.randomUUID(), 1, "twice");

    handle(twice, twice);

    assertThat(
            jdbc.sql("select distinct times, attempts from eventing.delivery where event_id = ?")
                .param(twice.meta().eventId())
                .query((row, number) -> row.getInt("times") + " times, " + row.getInt("attempts"))
                .list())
        .containsExactly("2 times, 1");
  }

  /** Another transaction may be in the way of a batch, but not of each. */
  @Test
  void rollsNothingBackBecauseAnEventWasPublishedTwice() throws Exception {
    recorder.createTable();
    var inserts = new ArrayList<Long>();
    for (int i = 0; i < 5; i++) {
      var twice = Noted.about(UUID.randomUUID(), 1, "twice");
      inserts.add(
          handle(twice, twice).stream()
              .filter(sql -> sql.contains("insert into eventing.book"))
              .count());
    }

    assertThat(inserts).as("what two listeners write, each of them twice").contains(4L);
  }

  private List<String> handle(Noted... events) throws Exception {
    return statements.during(() -> {
      publisher.publish(events);
      Deliveries.awaitAll(jdbc);
    });
  }

  @Test
  void isForgottenWithTheLog() {
    var names = IntStream.range(0, 5).mapToObj(i -> "history." + UUID.randomUUID()).toList();
    names.forEach(name -> add(name, "uuidv7(interval '-3 days')"));
    add("history.kept", "uuidv7(interval '-1 day')");

    new HistoryRetention(jdbc, Duration.ofDays(2), 2).trim();

    assertThat(
            jdbc.sql(
                    "select subscription from eventing.delivery where subscription like 'history.%'")
                .query(String.class)
                .list())
        .containsExactly("history.kept");
  }

  private void add(String subscription, String event) {
    jdbc.sql(
            "insert into eventing.delivery (event_id, subscription, outcome, attempts, process)"
                + " values (%s, ?, 'HANDLED', 1, 'test')".formatted(event))
        .param(subscription)
        .update();
  }
}
