package dev.tandem.notifications.page;

import dev.tandem.kernel.task.TaskList;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
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
    return TaskList.asOf(now)
        .add(
            failed(now),
            "message of this week was not delivered",
            "messages of this week were not delivered",
            "/notifications/outbox?status=FAILED")
        .show(model);
  }

  private StatementSpec failed(Instant now) {
    return jdbc.sql(
            """
            select count(*) as count, min(queued_at) as oldest from (
              select queued_at from notifications.message
               where status = 'FAILED' and queued_at > ?
               order by queued_at desc limit ?) failed
            """)
        .params(now.minus(SHOWN), TaskList.MOST_COUNTED);
  }
}
