package dev.tandem.members.application;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.task.Backlog;
import dev.tandem.kernel.task.Task;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
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
    var now = clock.instant();
    model.addAttribute("tasks", waiting(now).stream().toList());
    return Task.VIEW;
  }

  private Optional<Task> waiting(Instant now) {
    var backlog =
        jdbc.sql(
                """
                select count(*) as count, min(submitted_at) as oldest from (
                  select submitted_at from members.mentor_application where state = 'WAITING'
                   order by submitted_at limit ?) waiting
                """)
            .params(Backlog.MOST)
            .query(Rows.of(Backlog.class))
            .single();
    return Task.of(
        backlog,
        "mentor application to decide",
        "mentor applications to decide",
        now,
        "/members/applications");
  }
}
