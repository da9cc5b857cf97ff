package dev.tandem.eventing.figures;

import dev.tandem.kernel.persistence.Rows;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells each reporter which hours are due, each hour once over all instances and restarts. */
@Component
public class DueHours {

  private final JdbcClient jdbc;
  private final FigureProperties properties;
  private final Clock clock;

  DueHours(JdbcClient jdbc, FigureProperties properties, Clock clock) {
    this.jdbc = jdbc;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * Takes the hours that are closed and not reported yet; what the caller does with them commits
   * with it. The first hour of a new reporter is the one that begins next.
   *
   * @return none while another instance reports
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Instant> take(String reporter) {
    var now = clock.instant();
    var hours = due(reporter, ClosedHours.at(now, properties), now);
    if (!hours.isEmpty()) {
      jdbc.sql("update eventing.reported_hour set reported_until = ? where reporter = ?")
          .params(hours.getLast().plus(ClosedHours.HOUR), reporter)
          .update();
    }
    return hours;
  }

  /** The last hour that is over and can be counted. */
  public Instant lastClosed() {
    return ClosedHours.at(clock.instant(), properties).last();
  }

  private List<Instant> due(String reporter, ClosedHours closed, Instant now) {
    var reported =
        jdbc.sql(
                """
                select reported_until from eventing.reported_hour where reporter = ?
                   for update skip locked
                """)
            .param(reporter)
            .query(Rows.of(Instant.class))
            .optional();
    if (reported.isEmpty()) {
      jdbc.sql("insert into eventing.reported_hour values (?, ?) on conflict do nothing")
          .params(reporter, ClosedHours.firstAfter(now))
          .update();
    }
    return reported.map(closed::after).orElse(List.of());
  }
}
