package dev.tandem.eventing.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.eventing.EventingSlice;
import dev.tandem.eventing.SampleListeners.DeliveryRecorder;
import dev.tandem.eventing.SampleListeners.TestPublisher;
import dev.tandem.eventing.admin.DeliveryAdministration;
import dev.tandem.eventing.events.Noted;
import dev.tandem.testing.Deliveries;
import dev.tandem.testing.LoggedInAs;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** A position of the log may be filled after later ones have been read. */
@EventingSlice
class LateCommitTests {

  @Autowired DeliveryRecorder recorder;
  @Autowired TestPublisher publisher;
  @Autowired DeliveryAdministration administration;
  @Autowired MockMvc mvc;
  @Autowired EventTypes types;
  @Autowired DataSource database;
  @Autowired JdbcClient jdbc;

  UUID late;
  UUID prompt;

  @BeforeEach
  void createTable() {
    recorder.createTable();
    late = UUID.randomUUID();
    prompt =
        Stream.generate(UUID::randomUUID)
            .filter(key -> Partitioner.partitionOf(key) == Partitioner.partitionOf(late))
            .findFirst()
            .orElseThrow();
  }

  @Test
  void findsTheEventOfATransactionThatCommitsAfterLaterOnes() throws SQLException {
    try (var connection = append(Noted.about(late, 1, "late"))) {
      publisher.publish(Noted.about(prompt, 1, "first"));
      await().until(() -> recorder.texts("notes", prompt).equals(List.of("first")));
      publisher.publish(Noted.about(prompt, 2, "second"));
      await().until(() -> recorder.texts("notes", prompt).equals(List.of("first", "second")));
      publishWhileGapIsOpen();

      connection.commit();
    }

    await().untilAsserted(() -> assertThat(recorder.texts("notes", late)).containsExactly("late"));
  }

  @Test
  void forgetsAPositionThatCanNoLongerFill() throws SQLException {
    try (var connection = append(Noted.about(late, 1, "never"))) {
      publisher.publish(Noted.about(prompt, 1, "first"));
      await().until(() -> gaps() > 0);

      connection.rollback();
    }

    await().until(() -> gaps() == 0);
    assertThat(recorder.texts("notes", late)).isEmpty();
  }

  @Test
  void aReplayPassesOverNothingThatIsCommittedAfterItBegan() throws Exception {
    try (var connection = append(Noted.about(late, 1, "late"))) {
      replayFromNowOn();

      connection.commit();
    }

    await().untilAsserted(() -> assertThat(recorder.texts("notes", late)).containsExactly("late"));
  }

  @Test
  void aReplayEndsThoughTheLastPositionIsNeverFilled() throws Exception {
    try (var connection = append(Noted.about(late, 1, "never"))) {
      connection.rollback();
    }

    replayFromNowOn();

    await()
        .until(() -> {
          administration.reattachCaughtUp();
          return jdbc.sql("select not exists (select from eventing.cursor where consumer = ?)")
              .param("sample.notes")
              .query(Boolean.class)
              .single();
        });
  }

  private void replayFromNowOn() throws Exception {
    mvc.perform(
            post("/api/eventing/subscriptions/sample.notes/replay")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"from\": \"" + Instant.now() + "\"}")
                .with(LoggedInAs.operator())
                .with(csrf()))
        .andExpect(status().isAccepted());
  }

  @Test
  void findsEveryEventOfManyTransactionsThatEndInAnyOrder() throws Exception {
    var keys = Stream.generate(UUID::randomUUID).limit(200).toList();
    try (var publishers = Executors.newFixedThreadPool(6)) {
      for (int i = 0; i < keys.size(); i++) {
        var key = keys.get(i);
        boolean kept = i % 5 > 0;
        publishers.submit(() -> {
          try (var connection = append(Noted.about(key, 1, "kept"))) {
            pause(connection);
            if (kept) {
              connection.commit();
            } else {
              connection.rollback();
            }
          }
          return null;
        });
      }
    }

    Deliveries.awaitAll(jdbc);
    await().until(() -> gaps() == 0);
    for (int i = 0; i < keys.size(); i++) {
      assertThat(recorder.texts("notes", keys.get(i))).hasSize(i % 5 > 0 ? 1 : 0);
    }
  }

  private static void pause(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("select pg_sleep(random() / 50)");
    }
  }

  /** Appends an event in a transaction that is left open. */
  private Connection append(Noted event) throws SQLException {
    var connection = database.getConnection();
    connection.setAutoCommit(false);
    try (var statement =
        connection.prepareStatement(
            """
            insert into eventing.event_log
              (partition, position, event_id, name, key, correlation_id, payload)
            values (?, nextval(('eventing.partition_' || ?)::regclass), ?, 'sample.noted', ?, ?, ?)
            """)) {
      var meta = event.meta();
      statement.setInt(1, Partitioner.partitionOf(meta.aggregateId()));
      statement.setInt(2, Partitioner.partitionOf(meta.aggregateId()));
      statement.setObject(3, meta.eventId());
      statement.setObject(4, meta.aggregateId());
      statement.setObject(5, meta.correlationId());
      statement.setString(6, types.write(event));
      statement.execute();
    }
    return connection;
  }

  /** Several batches pass the gap while it stays open. */
  private void publishWhileGapIsOpen() {
    for (int i = 0; i < 5; i++) {
      var text = "batch " + i;
      publisher.publish(Noted.about(prompt, 3 + i, text));
      await().until(() -> recorder.texts("notes", prompt).contains(text));
    }
  }

  private int gaps() {
    return jdbc.sql("select coalesce(sum(cardinality(gaps)), 0) from eventing.cursor")
        .query(Integer.class)
        .single();
  }
}
