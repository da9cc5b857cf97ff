package dev.tandem.notifications.page;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.task.Backlog;
import dev.tandem.kernel.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * What an operator has to do about messages: those of the last week that could not be delivered.
 */
@Controller
class OpenTasksFragment {

  private static final Duration SHOWN = Duration.ofDays(7);

  private final JdbcClient jdbc;
  private final Clock clock;

  OpenTasksFragment(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @GetMapping("/notifications/fragments/tasks")
  @PreAuthorize("hasRole('OPERATOR')")
  String show(Model model) {
    var now = clock.instant();
    model.addAttribute("tasks", failed(now).stream().toList());
    return Task.VIEW;
  }

  private Optional<Task> failed(Instant now) {
    var backlog =
        jdbc.sql(
                """
                select count(*) as count, min(queued_at) as oldest from (
                  select queued_at from notifications.message
                   where status = 'FAILED' and queued_at > ?
                   order by queued_at desc limit ?) failed
                """)
            .params(now.minus(SHOWN), Backlog.MOST)
            .query(Rows.of(Backlog.class))
            .single();
    return Task.of(
        backlog,
        "message of this week was not delivered",
        "messages of this week were not delivered",
        now,
        "/notifications/outbox?status=FAILED");
  }
}
