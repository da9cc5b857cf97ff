package dev.tandem.rollout.routing;

import dev.tandem.kernel.routing.ExtractableModules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The routes of the modules that may leave, as the database has them. */
public class RouteRepository {

  private final JdbcClient jdbc;

  public RouteRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whoever has no route yet is at home. */
  public void insertMissing(ExtractableModules modules, Clock clock) {
    modules.units().keySet().forEach(it -> insertMissing(it, clock));
  }

  private void insertMissing(String module, Clock clock) {
    jdbc.sql(
            """
            insert into rollout.route (module, stage, epoch, since) values (?, 'HOME', 0, ?)
            on conflict do nothing
            """)
        .param(module)
        .param(clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  public List<ModuleRoute> findAll() {
    return jdbc.sql(
            """
            select module, stage, epoch, since,
                   exists (select 1 from rollout.move m
                            where m.module = r.module and m.ended_at is null) as moving
              from rollout.route r order by module
            """)
        .query((row, i) -> toRoute(row))
        .list();
  }

  private static ModuleRoute toRoute(ResultSet row) throws SQLException {
    return new ModuleRoute(
        row.getString("module"),
        Stage.valueOf(row.getString("stage")),
        row.getLong("epoch"),
        row.getObject("since", OffsetDateTime.class).toInstant(),
        row.getBoolean("moving"));
  }

  /**
   * In the caller's transaction; every process learns of it with the commit. Does nothing where the
   * route has that epoch already.
   *
   * @return the stage it had, and whether it was changed
   */
  public RouteUpdate changeStage(String module, Stage to, long epoch, Instant at) {
    var now = findForUpdate(module);
    if (now.epoch() >= epoch) {
      return new RouteUpdate(now.stage(), false);
    }
    jdbc.sql("update rollout.route set stage = ?, epoch = ?, since = ? where module = ?")
        .params(to.name(), epoch, at.atOffset(ZoneOffset.UTC), module)
        .update();
    notifyWatchers();
    return new RouteUpdate(now.stage(), true);
  }

  public record RouteUpdate(Stage previousStage, boolean applied) {}

  /** That something about a module has changed, to all processes. */
  public void notifyWatchers() {
    jdbc.sql("select pg_notify('rollout', '')").query((row, i) -> i).list();
  }

  private ModuleRoute findForUpdate(String module) {
    return jdbc.sql("select r.*, false as moving from rollout.route r where module = ? for update")
        .param(module)
        .query((row, i) -> toRoute(row))
        .single();
  }
}
