package dev.tandem.rollout;

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
 * Further processes, as far as they follow the stages: when each came to know of a change. The
 * database must track the time of commits.
 */
public final class Followers implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(250);

  private final String url;
  private final Instant begun = Instant.now();
  private final List<Follower> followers;

  public Followers(String url, int number) {
    this.url = url;
    this.followers = IntStream.range(0, number).mapToObj(it -> new Follower(url)).toList();
  }

  private record Change(String module, long epoch) {}

  private static final class Follower extends Standings {

    private final Map<Change, Instant> known = new ConcurrentHashMap<>();
    private final Watch watch;

    Follower(String url) {
      super(List.of(), Instant.now());
      watch = new Watch(() -> DriverManager.getConnection(url), this, POLL, Clock.systemUTC());
      watch.start();
    }

    @Override
    void learn(List<Standing> standings, Instant at) {
      super.learn(standings, at);
      var now = Instant.now();
      standings.forEach(it -> known.putIfAbsent(new Change(it.module(), it.epoch()), now));
    }
  }

  /** From the commit of each change of a stage to when each of them knew it, shortest first. */
  public List<Duration> delays() {
    var changes = new HashMap<Change, Instant>();
    JdbcClient.create(new DriverManagerDataSource(url))
        .sql(
            """
            select module, epoch, pg_xact_commit_timestamp(xmin) as at from rollout.history
             where epoch is not null and pg_xact_commit_timestamp(xmin) > ?
            """)
        .param(Timestamp.from(begun))
        .query((row, i) ->
            changes.put(
                new Change(row.getString("module"), row.getLong("epoch")),
                row.getTimestamp("at").toInstant()))
        .list();
    var delays = new ArrayList<Duration>();
    for (var follower : followers) {
      changes.forEach((change, at) -> {
        var known = follower.known.get(change);
        if (known != null) {
          delays.add(Duration.between(at, known));
        }
      });
    }
    return delays.stream().sorted().toList();
  }

  @Override
  public void close() {
    followers.forEach(it -> it.watch.close());
  }
}
