package dev.tandem.rollout.admin;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.task.Backlog;
import dev.tandem.kernel.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
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
    model.addAttribute(
        "tasks", Stream.of(rolledBack(now), slow(now)).flatMap(Optional::stream).toList());
    return Task.VIEW;
  }

  private Optional<Task> rolledBack(Instant now) {
    var backlog =
        jdbc.sql(
                """
                select count(*) as count, min(at) as oldest from (
                  select at from rollout.rollback_lock order by at limit ?) locked
                """)
            .params(Backlog.MOST)
            .query(Rows.of(Backlog.class))
            .single();
    return Task.of(
        backlog, "roll back to acknowledge", "roll backs to acknowledge", now, "/rollout");
  }

  private Optional<Task> slow(Instant now) {
    var backlog =
        jdbc.sql(
                """
                select count(*) as count, min(requested_at) as oldest from (
                  select requested_at from rollout.move where ended_at is null and requested_at < ?
                   order by requested_at limit ?) slow
                """)
            .params(now.minus(SLOW), Backlog.MOST)
            .query(Rows.of(Backlog.class))
            .single();
    return Task.of(backlog, "move has not ended", "moves have not ended", now, "/rollout");
  }
}
