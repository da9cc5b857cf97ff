package dev.tandem.eventing.admin;

import dev.tandem.kernel.task.TaskList;
import java.time.Clock;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What an operator has to do about events: parked ones, and subscriptions that are paused. */
@Controller
class OpenTasksFragment {

  private final JdbcClient jdbc;
  private final Clock clock;

  OpenTasksFragment(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @GetMapping("/eventing/fragments/tasks")
  @PreAuthorize("hasRole('OPERATOR')")
  String show(Model model) {
    var now = clock.instant();
    return TaskList.asOf(now)
        .add(parked(), "parked event", "parked events", "/eventing")
        .add(paused(now), "subscription is paused", "subscriptions are paused", "/eventing")
        .show(model);
  }

  private StatementSpec parked() {
    return jdbc.sql(
            """
            select count(*) as count, min(recorded_at) as oldest from (
              select recorded_at from eventing.parked where state = 'PARKED'
               order by recorded_at limit ?) parked
            """)
        .params(TaskList.MOST_COUNTED);
  }

  private StatementSpec paused(Instant now) {
    return jdbc.sql(
            """
            select count(*) as count, min(since) as oldest from (
              select coalesce(
                  (select max(a.at) from eventing.audit a
                    where a.action = 'pause' and a.subject = c.consumer), ?) as since
                from eventing.cursor c where c.state = 'PAUSED' group by c.consumer
               limit ?) paused
            """)
        .params(now, TaskList.MOST_COUNTED);
  }
}
