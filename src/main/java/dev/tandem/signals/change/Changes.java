package dev.tandem.signals.change;

import dev.tandem.eventing.change.PlatformChanged;
import dev.tandem.kernel.persistence.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every change that was heard of or noted, for ever. */
@Repository
public class Changes {

  private final JdbcClient jdbc;

  Changes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Once, however often it is heard. */
  public void add(PlatformChanged event) {
    var change =
        new Change(
            event.meta().occurredAt(),
            event.module(),
            event.kind(),
            event.what(),
            event.by(),
            event.reason());
    add(event.meta().eventId(), change);
  }

  void add(UUID id, Change change) {
    jdbc.sql(
            """
            insert into signals.change (id, at, module, kind, what, operator, reason)
            values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """)
        .params(id, change.at())
        .param(change.module())
        .params(change.kind().name(), change.what())
        .param(change.operator())
        .param(change.reason())
        .update();
  }

  /** When the first one happened; empty if none did. */
  public Optional<Instant> beginning() {
    return jdbc.sql("select at from signals.change order by at limit 1")
        .query(Rows.of(Instant.class))
        .optional();
  }

  /**
   * The earliest comes first.
   *
   * @param end exclusive
   */
  public List<Change> between(Instant start, Instant end) {
    return jdbc.sql(
            """
            select at, module, kind, what, operator, reason
              from signals.change where at >= ? and at < ? order by at, id
            """)
        .params(start, end)
        .query(Rows.of(Change.class))
        .list();
  }
}
