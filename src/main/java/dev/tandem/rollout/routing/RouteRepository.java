package dev.tandem.rollout.routing;

import dev.tandem.kernel.routing.ExtractableModules;
import dev.tandem.kernel.time.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Stores the routes of the extractable modules. Written in SQL, as a change locks its row and
 * notifies in one transaction, and as watcher and runner use their own connections.
 */
@Repository
public class RouteRepository {

  private static final String SELECT =
      """
      select module, stage, epoch, since,
             exists (select 1 from rollout.move m
                      where m.module = r.module and m.ended_at is null) as moving
        from rollout.route r
      """;

  /** Created once, since the {@code JdbcClient} may be one that Spring did not inject. */
  private static final RowMapper<ModuleRoute> ROW_MAPPER =
      new SimplePropertyRowMapper<>(ModuleRoute.class);

  private final JdbcClient jdbc;

  public RouteRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds a route at home for each module that has none. */
  public void insertMissing(ExtractableModules modules, Instant now) {
    for (var module : modules.units().keySet()) {
      jdbc.sql(
              """
              insert into rollout.route (module, stage, epoch, since) values (?, 'HOME', 0, ?)
              on conflict do nothing
              """)
          .params(module, Timestamps.toTimestamp(now))
          .update();
    }
  }

  public List<ModuleRoute> findAll() {
    return jdbc.sql(SELECT + "order by module").query(ROW_MAPPER).list();
  }

  public Optional<ModuleRoute> find(String module) {
    return jdbc.sql(SELECT + "where module = ?").param(module).query(ROW_MAPPER).optional();
  }

  /**
   * Changes the route in the caller's transaction and notifies every process at its commit. Does
   * nothing if the route has reached the epoch.
   */
  public RouteUpdate changeStage(String module, Stage to, long epoch, Instant at) {
    var current =
        jdbc.sql(SELECT + "where module = ? for update of r")
            .param(module)
            .query(ROW_MAPPER)
            .single();
    if (current.epoch() >= epoch) {
      return new RouteUpdate(current.stage(), false);
    }
    jdbc.sql("update rollout.route set stage = ?, epoch = ?, since = ? where module = ?")
        .params(to.name(), epoch, Timestamps.toTimestamp(at), module)
        .update();
    notifyWatchers();
    return new RouteUpdate(current.stage(), true);
  }

  /**
   * @param applied false if the route had reached the epoch before
   */
  public record RouteUpdate(Stage previousStage, boolean applied) {}

  /** Notifies the {@link RouteWatcher}s of all processes when the transaction commits. */
  public void notifyWatchers() {
    jdbc.sql("select pg_notify('rollout', '')").query((row, i) -> i).list();
  }
}
