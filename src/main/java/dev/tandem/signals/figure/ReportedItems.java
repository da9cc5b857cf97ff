package dev.tandem.signals.figure;

import dev.tandem.kernel.persistence.Rows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/** What each side says that it counted in the hours of the last two weeks. */
@Repository
public class ReportedItems {

  private static final Duration KEPT = Duration.ofDays(14);

  private final JdbcClient jdbc;
  private final Clock clock;

  ReportedItems(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Replaces what the side said before. */
  void save(String signal, FigureSide side, Instant hour, List<UUID> items) {
    jdbc.sql("delete from signals.reported_item where signal = ? and side = ? and hour = ?")
        .params(signal, side, hour)
        .update();
    jdbc.sql(
            """
            insert into signals.reported_item (signal, side, hour, item)
            select ?, ?, ?::timestamptz, item from unnest(?) item on conflict do nothing
            """)
        .params(signal, side, hour, items.toArray(UUID[]::new))
        .update();
  }

  public List<UUID> of(String signal, FigureSide side, Instant hour) {
    return jdbc.sql(
            "select item from signals.reported_item where signal = ? and side = ? and hour = ?")
        .params(signal, side, hour)
        .query(Rows.of(UUID.class))
        .list();
  }

  @Scheduled(fixedDelayString = "PT1H")
  public void forgetOldItems() {
    jdbc.sql("delete from signals.reported_item where hour < ?")
        .param(clock.instant().minus(KEPT))
        .update();
  }
}
