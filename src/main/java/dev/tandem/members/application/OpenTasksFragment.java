package dev.tandem.members.application;

import dev.tandem.kernel.task.TaskList;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What an operator has to do about those who want to become mentors. */
@Controller
class OpenTasksFragment {

  private final JdbcClient jdbc;
  private final Clock clock;

  OpenTasksFragment(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @GetMapping("/members/fragments/tasks")
  @PreAuthorize("hasRole('OPERATOR')")
  String show(Model model) {
    return TaskList.asOf(clock.instant())
        .add(
            waiting(),
            "mentor application to decide",
            "mentor applications to decide",
            "/members/applications")
        .show(model);
  }

  private StatementSpec waiting() {
    return jdbc.sql(
            """
            select count(*) as count, min(submitted_at) as oldest from (
              select submitted_at from members.mentor_application where state = 'WAITING'
               order by submitted_at limit ?) waiting
            """)
        .params(TaskList.MOST_COUNTED);
  }
}
