package dev.tandem.eventing.admin;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.task.Backlog;
import dev.tandem.kernel.task.Task;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
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
    model.addAttribute(
        "tasks", Stream.of(parked(now), paused(now)).flatMap(Optional::stream).toList());
    return Task.VIEW;
  }

  private Optional<Task> parked(Instant now) {
    var backlog =
        jdbc.sql(
                """
                select count(*) as count, min(recorded_at) as oldest from (
                  select recorded_at from eventing.parked where state = 'PARKED'
                   order by recorded_at limit ?) parked
                """)
            .params(Backlog.MOST)
            .query(Rows.of(Backlog.class))
            .single();
    return Task.of(backlog, "parked event", "parked events", now, "/eventing");
  }

  private Optional<Task> paused(Instant now) {
    var backlog =
        jdbc.sql(
                """
                select count(*) as count, min(since) as oldest from (
                  select coalesce(
                      (select max(a.at) from eventing.audit a
                        where a.action = 'pause' and a.subject = c.consumer), ?) as since
                    from eventing.cursor c where c.state = 'PAUSED' group by c.consumer
                   limit ?) paused
                """)
            .params(now, Backlog.MOST)
            .query(Rows.of(Backlog.class))
            .single();
    return Task.of(backlog, "subscription is paused", "subscriptions are paused", now, "/eventing");
  }
}
