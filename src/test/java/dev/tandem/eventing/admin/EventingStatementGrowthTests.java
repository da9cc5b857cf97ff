package dev.tandem.eventing.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.eventing.EventingSlice;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.RecordedStatements;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** The page and the routes of the log run as many statements for 50 items as for one. */
@EventingSlice
class EventingStatementGrowthTests {

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
            "/api/eventing/audit?size=50")) {
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
  }
}
