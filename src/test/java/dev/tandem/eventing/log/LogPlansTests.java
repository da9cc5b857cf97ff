package dev.tandem.eventing.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.eventing.EventingProperties;
import dev.tandem.eventing.EventingSlice;
import dev.tandem.eventing.SampleListeners.DeliveryRecorder;
import dev.tandem.eventing.SampleListeners.TestPublisher;
import dev.tandem.eventing.admin.DeliveryAdministration;
import dev.tandem.eventing.events.Noted;
import dev.tandem.eventing.ownership.InFlightEvents;
import dev.tandem.eventing.relay.OldPayloads;
import dev.tandem.testing.Deliveries;
import dev.tandem.testing.GenericPlans;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.RecordedStatements;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;

/** At a few thousand events, no statement reads the log from end to end. */
@EventingSlice
class LogPlansTests {

  private static final String LOG = "event_log_\\d+";

  /** Whether all events are handled, of which {@link Deliveries} waits to be told. */
  private static final String ASKED_BY_THE_TESTS =
      "select not exists (select from eventing.cursor c";

  @Autowired RecordedStatements statements;
  @Autowired DeliveryRecorder recorder;
  @Autowired TestPublisher publisher;
  @Autowired DeliveryAdministration administration;
  @Autowired OldPayloads oldPayloads;
  @Autowired PlatformTransactionManager transactions;
  @Autowired JdbcClient jdbc;
  @Autowired DataSource database;
  @Autowired MockMvc mvc;

  @BeforeEach
  void fillTwoSegments() {
    recorder.createTable();
    fill(4_000);
    segments().rotate();
    fill(4_000);
    Deliveries.awaitAllRead(jdbc);
  }

  @Test
  void noStatementReadsTheLogFromEndToEnd() throws Exception {
    var run =
        statements.during(this::doEverything).stream()
            .filter(sql -> !sql.startsWith(ASKED_BY_THE_TESTS))
            .toList();

    assertThat(run)
        .as("statements of the log")
        .filteredOn(sql -> sql.contains("event_log"))
        .hasSizeGreaterThan(8);
    try (var plans = GenericPlans.in(jdbc)) {
      assertThat(plans.scansOf(LOG, run)).isEmpty();
    }
  }

  @Test
  void theTestSeesAScan() {
    try (var plans = GenericPlans.in(jdbc)) {
      assertThat(
              plans.scansOf(LOG, List.of("select count(*) from eventing.event_log where name = ?")))
          .isNotEmpty();
    }
  }

  private void doEverything() throws Exception {
    var key = UUID.randomUUID();
    publisher.publish(Noted.about(key, 1, "first"));
    Deliveries.awaitAll(jdbc);
    for (var address :
        List.of(
            "/eventing",
            "/eventing/fragments/tasks",
            "/api/eventing/subscriptions",
            "/api/eventing/parked",
            "/api/eventing/search?q=" + key)) {
      mvc.perform(get(address).with(LoggedInAs.operator())).andExpect(status().isOk());
    }
    new InFlightEvents(database).pendingDeliveries("eventing");
    segments().rotate();
    fill(4_000);
    oldPayloads.encryptLog(OldPayloads.Progress.NONE, 100);
    administration.reattachCaughtUp();
  }

  private LogSegments segments() {
    return new LogSegments(
        jdbc,
        transactions,
        new EventingProperties.LogProperties(Duration.ZERO, Duration.ofDays(1)));
  }

  /** Events that nobody has subscribed to, spread over all partitions. */
  private void fill(int events) {
    jdbc.sql(
            """
            insert into eventing.event_log
              (partition, position, event_id, name, key, correlation_id, payload)
            select n % :partitions,
                   nextval(('eventing.partition_' || n % :partitions)::regclass),
                   uuidv7(), 'sample.past', uuidv7(), uuidv7(), '{}'
              from generate_series(1, :events) n
            """)
        .param("partitions", Partitioner.PARTITION_COUNT)
        .param("events", events)
        .update();
  }
}
