package dev.tandem.notifications.readmodel;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.signals.events.ReviewDue;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The reviews that were heard of. */
@Repository
public class HeardReviews {

  /** A day longer than a week, as weeks of operators end at different times. */
  private static final Duration NEW = Duration.ofDays(8);

  private final JdbcClient jdbc;

  HeardReviews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Once, however often it is heard. */
  void add(ReviewDue event) {
    var modules =
        event.modules().stream()
            .map(it ->
                new HeardReview.Module(
                    it.module(),
                    it.stage(),
                    it.state().toLowerCase(Locale.ROOT).replace('_', '-'),
                    String.valueOf(it.faults())))
            .map(HeardReview.Module::write)
            .collect(Collectors.joining(","));
    jdbc.sql(
            """
            insert into notifications.review
                   (cycle, ended_at, modules, changes, incidents, parked, mismatches, unexplained)
            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """)
        .params(event.cycle(), event.end(), modules, event.changes(), event.incidents())
        .params(event.parked(), event.mismatches(), event.unexplained())
        .update();
  }

  /** The last one that had ended at that time, unless it is too old to be news. */
  public Optional<HeardReview> lastAt(Instant time) {
    return jdbc.sql(
            """
            select cycle, ended_at, modules, changes, incidents, parked, mismatches, unexplained
              from notifications.review where ended_at > ? and ended_at <= ?
             order by ended_at desc limit 1
            """)
        .params(time.minus(NEW), time)
        .query(Rows.of(HeardReview.class))
        .optional();
  }
}
