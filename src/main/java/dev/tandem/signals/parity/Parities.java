package dev.tandem.signals.parity;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.preferences.events.MigrationCompared;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was heard last on each day. */
@Repository
public class Parities {

  private final JdbcClient jdbc;

  Parities(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** In any order, and however often it is heard. */
  public void add(MigrationCompared event) {
    var at = event.meta().occurredAt();
    jdbc.sql(
            """
            insert into signals.parity as known
                   (migration_id, day, at, deciding, members, pending, compared, different,
                    members_with_difference, looser)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (migration_id, day) do update
               set at = excluded.at, deciding = excluded.deciding, members = excluded.members,
                   pending = excluded.pending, compared = excluded.compared,
                   different = excluded.different,
                   members_with_difference = excluded.members_with_difference,
                   looser = excluded.looser
             where known.at < excluded.at
            """)
        .params(event.migrationId(), at.truncatedTo(ChronoUnit.DAYS), at, event.deciding())
        .params(event.members(), event.pending(), event.compared(), event.different())
        .params(event.membersWithDifference(), event.looser())
        .update();
  }

  /**
   * The last one of each migration in that time.
   *
   * @param end exclusive
   */
  public List<Parity> lastOf(Instant start, Instant end) {
    return jdbc.sql(
            """
            select distinct on (migration_id)
                   migration_id, at, deciding, members, pending, compared, different,
                   members_with_difference, looser
              from signals.parity where at >= ? and at < ? order by migration_id, at desc
            """)
        .params(start, end)
        .query(Rows.of(Parity.class))
        .list();
  }
}
