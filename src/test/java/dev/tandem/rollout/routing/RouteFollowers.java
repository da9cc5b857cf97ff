package dev.tandem.rollout.routing;

import java.sql.DriverManager;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Simulates further processes that watch the routes, and measures when each learns of a change. The
 * database must have {@code track_commit_timestamp} on.
 */
public final class RouteFollowers implements AutoCloseable {

  private static final Duration POLL_INTERVAL = Duration.ofMillis(250);

  private final String url;
  private final Instant startedAt = Instant.now();
  private final List<RouteFollower> followers;

  public RouteFollowers(String url, int number) {
    this.url = url;
    this.followers = IntStream.range(0, number).mapToObj(_ -> new RouteFollower(url)).toList();
  }

  private record RouteEpoch(String module, long epoch) {}

  private static final class RouteFollower extends RouteTable {

    private final Map<RouteEpoch, Instant> learnedAt = new ConcurrentHashMap<>();
    private final RouteWatcher watcher;

    RouteFollower(String url) {
      super(List.of(), Instant.now());
      watcher =
          new RouteWatcher(
              () -> DriverManager.getConnection(url), this, POLL_INTERVAL, Clock.systemUTC());
      watcher.start();
    }

    @Override
    void refresh(List<ModuleRoute> routes, Instant at) {
      super.refresh(routes, at);
      var now = Instant.now();
      for (var route : routes) {
        learnedAt.putIfAbsent(new RouteEpoch(route.module(), route.epoch()), now);
      }
    }
  }

  /** From the commit of each change to when each process learned of it, shortest first. */
  public List<Duration> delays() {
    var changes = new HashMap<RouteEpoch, Instant>();
    JdbcClient.create(new DriverManagerDataSource(url))
        .sql(
            """
            select module, epoch, pg_xact_commit_timestamp(xmin) as at from rollout.history
             where epoch is not null and pg_xact_commit_timestamp(xmin) > ?
            """)
        .param(Timestamp.from(startedAt))
        .query((row, i) ->
            changes.put(
                new RouteEpoch(row.getString("module"), row.getLong("epoch")),
                row.getTimestamp("at").toInstant()))
        .list();
    var delays = new ArrayList<Duration>();
    for (var follower : followers) {
      changes.forEach((change, at) -> {
        var known = follower.learnedAt.get(change);
        if (known != null) {
          delays.add(Duration.between(at, known));
        }
      });
    }
    return delays.stream().sorted().toList();
  }

  @Override
  public void close() {
    followers.forEach(follower -> follower.watcher.close());
  }
}
