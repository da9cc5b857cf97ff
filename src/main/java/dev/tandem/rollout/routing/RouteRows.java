package dev.tandem.rollout.routing;

import dev.tandem.kernel.routing.ExtractableModules;
import dev.tandem.kernel.time.Timestamps;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Routes over connections that are not those of requests. Written in SQL and not as {@link Routes},
 * as the watcher and a runner bring their own connections, and as a process reads its routes at
 * every start, before any repository is created.
 */
public class RouteRows {

  static final String SELECT =
      """
      select module, stage, epoch, since, share, until,
             exists (select 1 from rollout.move m
                      where m.module = r.module and m.ended_at is null) as moving,
             array(select member::text from rollout.canary_account a
                    where a.module = r.module and a.included) as included,
             array(select member::text from rollout.canary_account a
                    where a.module = r.module and not a.included) as exempted
        from rollout.route r
      """;

  static final String NOTIFY = "select pg_notify('rollout', '')";

  private final JdbcClient jdbc;

  public RouteRows(JdbcClient jdbc) {
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

  List<ModuleRoute> findAll() {
    return jdbc.sql(SELECT + "order by module").query(new RouteRowMapper()).list();
  }

  /** Notifies the {@link RouteWatcher}s of all processes when the transaction commits. */
  public void notifyWatchers() {
    jdbc.sql(NOTIFY).query((row, number) -> number).list();
  }
}
