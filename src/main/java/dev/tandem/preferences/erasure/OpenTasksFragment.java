package dev.tandem.preferences.erasure;

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

/** What an operator has to do about members who leave: erasures that a module does not answer. */
@Controller
class OpenTasksFragment {

  /** Modules answer within seconds. */
  private static final Duration UNANSWERED = Duration.ofHours(1);

  private final JdbcClient jdbc;
  private final Clock clock;

  OpenTasksFragment(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @GetMapping("/preferences/fragments/tasks")
  @PreAuthorize("hasRole('OPERATOR')")
  String show(Model model) {
    var now = clock.instant();
    return TaskList.asOf(now)
        .add(
            unanswered(now),
            "erasure waits for a module",
            "erasures wait for a module",
            "/preferences/erasures")
        .show(model);
  }

  private StatementSpec unanswered(Instant now) {
    return jdbc.sql(
            """
            select count(*) as count, min(changed_at) as oldest from (
              select changed_at from preferences.erasure
               where state in ('ASKING', 'CHECKING', 'ERASING', 'CONCLUDING')
                 and changed_at < ?
               order by changed_at limit ?) unanswered
            """)
        .params(now.minus(UNANSWERED), TaskList.MOST_COUNTED);
  }
}
