package dev.tandem.scheduling.attendance;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.task.TaskList;
import dev.tandem.scheduling.booking.ProcessState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
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
    var tasks =
        TaskList.asOf(now)
            .add(
                disputed(),
                "disputed no-show to decide",
                "disputed no-shows to decide",
                "/scheduling/bookings?waiting=RESOLUTION");
    for (var stuck : stuck(now)) {
      tasks =
          tasks.add(
              stuck.count(),
              stuck.oldest(),
              "booking is stuck, waiting for " + stuck.state().description(),
              "bookings are stuck, waiting for " + stuck.state().description(),
              "/scheduling/bookings?waiting=" + stuck.state());
    }
    return tasks.show(model);
  }

  private StatementSpec disputed() {
    return jdbc.sql(
            """
            select count(*) as count, min(changed_at) as oldest from (
              select changed_at from scheduling.booking_process where state = 'RESOLUTION'
               order by changed_at limit ?) disputed
            """)
        .params(TaskList.MOST_COUNTED);
  }

  private List<Stuck> stuck(Instant now) {
    return jdbc.sql(
            """
            select state, count(*) as count, min(due_at) as oldest from (
              select state, due_at from scheduling.booking_process where due_at < ?
               order by due_at limit ?) stuck
             group by state order by oldest
            """)
        .params(now.minus(STUCK), TaskList.MOST_COUNTED)
        .query(Rows.of(Stuck.class))
        .list();
  }

  record Stuck(ProcessState state, long count, Instant oldest) {}
}
