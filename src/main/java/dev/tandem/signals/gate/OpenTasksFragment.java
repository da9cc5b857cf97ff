package dev.tandem.signals.gate;

import dev.tandem.kernel.task.TaskList;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What an operator has to do about gates: waivers that a second operator confirms. */
@Controller
class OpenTasksFragment {

  private final JdbcClient jdbc;
  private final Clock clock;

  OpenTasksFragment(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @GetMapping("/signals/fragments/tasks")
  @PreAuthorize("hasRole('OPERATOR')")
  String show(Model model) {
    return TaskList.asOf(clock.instant())
        .add(
            unconfirmed(),
            "waiver of a gate waits for a second operator",
            "waivers of gates wait for a second operator",
            "/signals/review/this-week")
        .show(model);
  }

  private StatementSpec unconfirmed() {
    return jdbc.sql(
            """
            select count(*) as count, min(asked_at) as oldest from (
              select asked_at from signals.gate_waiver where confirmed_by is null
               order by asked_at limit ?) unconfirmed
            """)
        .params(TaskList.MOST_COUNTED);
  }
}
