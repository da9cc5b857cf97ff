package dev.tandem.eventing.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.eventing.EventingSlice;
import dev.tandem.eventing.log.Partitioner;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.RecordedStatements;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** The page and the routes of the log run as many statements for 50 items as for one. */
@EventingSlice
class EventingStatementGrowthTests {

  private static final UUID KEY = UUID.randomUUID();

  @Autowired RecordedStatements statements;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvc mvc;

  @AfterEach
  void removeItems() {
    jdbc.sql("delete from eventing.parked where subscription = 'sample.growth'").update();
    jdbc.sql("delete from eventing.rejected_message where reason = 'growth'").update();
    jdbc.sql("delete from eventing.audit where action = 'growth'").update();
  }

  @Test
  void noRouteRunsMoreStatementsForMoreItems() throws Exception {
    addItems(1);
    count();
    var forOne = count();
    addItems(49);

    assertThat(count()).isEqualTo(forOne);
  }

  private Map<String, Integer> count() throws Exception {
    var counts = new LinkedHashMap<String, Integer>();
    for (var address :
        List.of(
            "/eventing?size=50",
            "/eventing/fragments/tasks",
            "/api/eventing/subscriptions?size=50",
            "/api/eventing/parked?size=50",
            "/api/eventing/refused?size=50",
            "/api/eventing/audit?size=50",
            "/eventing/search?q=" + KEY)) {
      var run =
          statements.of(() ->
              mvc.perform(get(address).with(LoggedInAs.operator())).andExpect(status().isOk()));
      counts.put(address, run.size());
    }
    return counts;
  }

  private void addItems(int count) {
    jdbc.sql(
            """
            insert into eventing.parked (subscription, partition, position, state, attempts, reason,
                event_id, name, key, recorded_at, payload)
            select 'sample.growth', 0, n, 'PARKED', 1, 'reason', uuidv7(), 'sample.noted', uuidv7(),
                   now(), '{"text": "one"}'
              from generate_series(1, ?) n
            """)
        .param(count)
        .update();
    jdbc.sql(
            """
            insert into eventing.rejected_message (reason, body)
            select 'growth', '{}' from generate_series(1, ?) n
            """)
        .param(count)
        .update();
    jdbc.sql(
            """
            insert into eventing.audit (operator, action, subject)
            select 'operator', 'growth', 'sample.growth' from generate_series(1, ?) n
            """)
        .param(count)
        .update();
    addCausedEvents(count);
  }

  /** Events with the key, and one that each of them caused. */
  private void addCausedEvents(int count) {
    jdbc.sql(
            """
            with event as (
              select uuidv7() as event_id, n as number from generate_series(1, :count) n)
            insert into eventing.event_log
              (partition, position, event_id, name, key, correlation_id, causation_id, payload)
            select :partition, nextval(('eventing.partition_' || :partition)::regclass),
                   e.id, 'sample.past', e.key, e.id, e.cause, '{}'
              from event cross join lateral (
                values (event_id, :key::uuid, null::uuid), (uuidv7(), uuidv7(), event_id))
                e (id, key, cause)
            """)
        .param("partition", Partitioner.partitionOf(KEY))
        .param("key", KEY)
        .param("count", count)
        .update();
  }
}
