package dev.tandem.scheduling.attendance;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.task.Backlog;
import dev.tandem.kernel.task.Task;
import dev.tandem.scheduling.booking.ProcessState;
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

/**
 * What an operator has to do about bookings: disputed no-shows, and processes that do not go on.
 */
@Controller
class OpenTasksFragment {

  /** A process goes on within seconds; one that is later than this is stuck. */
  private static final Duration STUCK = Duration.ofMinutes(5);

  private final JdbcClient jdbc;
  private final Clock clock;

  OpenTasksFragment(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @GetMapping("/scheduling/fragments/tasks")
  @PreAuthorize("hasRole('OPERATOR')")
  String show(Model model) {
    var now = clock.instant();
    model.addAttribute("tasks", Stream.concat(disputed(now).stream(), stuck(now)).toList());
    return Task.VIEW;
  }

  private Optional<Task> disputed(Instant now) {
    var backlog =
        jdbc.sql(
                """
                select count(*) as count, min(changed_at) as oldest from (
                  select changed_at from scheduling.booking_process where state = 'RESOLUTION'
                   order by changed_at limit ?) disputed
                """)
            .params(Backlog.MOST)
            .query(Rows.of(Backlog.class))
            .single();
    return Task.of(
        backlog,
        "disputed no-show to decide",
        "disputed no-shows to decide",
        now,
        "/scheduling/bookings?waiting=RESOLUTION");
  }

  private Stream<Task> stuck(Instant now) {
    return jdbc
        .sql(
            """
            select state, count(*) as count, min(due_at) as oldest from (
              select state, due_at from scheduling.booking_process where due_at < ?
               order by due_at limit ?) stuck
             group by state order by oldest
            """)
        .params(now.minus(STUCK), Backlog.MOST)
        .query(Rows.of(Stuck.class))
        .list()
        .stream()
        .flatMap(stuck -> stuck.task(now).stream());
  }

  record Stuck(ProcessState state, long count, Instant oldest) {

    Optional<Task> task(Instant now) {
      return Task.of(
          new Backlog(count, oldest),
          "booking is stuck, waiting for " + state.description(),
          "bookings are stuck, waiting for " + state.description(),
          now,
          "/scheduling/bookings?waiting=" + state);
    }
  }
}
