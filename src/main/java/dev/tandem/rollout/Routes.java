package dev.tandem.rollout;

import dev.tandem.kernel.routing.RoutedModules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The routes of the modules that may leave, as the database has them. */
class Routes {

  private final JdbcClient jdbc;

  Routes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whoever has no route yet is at home. */
  void begin(RoutedModules modules, Clock clock) {
    modules.units().keySet().stream().sorted().forEach(it -> begin(it, clock));
  }

  private void begin(String module, Clock clock) {
    jdbc.sql(
            """
            insert into rollout.route (module, stage, epoch, since, changed_by, reason)
            values (?, 'HOME', 0, ?, 'Tandem', 'Every module begins at home.')
            on conflict do nothing
            """)
        .param(module)
        .param(clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  List<Standing> standings() {
    return jdbc.sql(
            """
            select module, stage, epoch, since,
                   exists (select 1 from rollout.move m
                            where m.module = r.module and m.ended_at is null) as moving
              from rollout.route r order by module
            """)
        .query((row, i) -> standing(row))
        .list();
  }

  private static Standing standing(ResultSet row) throws SQLException {
    return new Standing(
        row.getString("module"),
        Stage.valueOf(row.getString("stage")),
        row.getLong("epoch"),
        row.getObject("since", OffsetDateTime.class).toInstant(),
        row.getBoolean("moving"));
  }
}
