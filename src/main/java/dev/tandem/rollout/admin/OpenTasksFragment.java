package dev.tandem.rollout.admin;

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

/** What an operator has to do about moves: roll backs to acknowledge, and moves that do not end. */
@Controller
class OpenTasksFragment {

  /** A move takes minutes; one that takes longer is looked at. */
  private static final Duration SLOW = Duration.ofMinutes(15);

  private final JdbcClient jdbc;
  private final Clock clock;

  OpenTasksFragment(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @GetMapping("/rollout/fragments/tasks")
  @PreAuthorize("hasRole('OPERATOR')")
  String show(Model model) {
    var now = clock.instant();
    return TaskList.asOf(now)
        .add(rolledBack(), "roll back to acknowledge", "roll backs to acknowledge", "/rollout")
        .add(slow(now), "move has not ended", "moves have not ended", "/rollout")
        .show(model);
  }

  private StatementSpec rolledBack() {
    return jdbc.sql(
            """
            select count(*) as count, min(at) as oldest from (
              select at from rollout.rollback_lock order by at limit ?) locked
            """)
        .params(TaskList.MOST_COUNTED);
  }

  private StatementSpec slow(Instant now) {
    return jdbc.sql(
            """
            select count(*) as count, min(requested_at) as oldest from (
              select requested_at from rollout.move where ended_at is null and requested_at < ?
               order by requested_at limit ?) slow
            """)
        .params(now.minus(SLOW), TaskList.MOST_COUNTED);
  }
}
