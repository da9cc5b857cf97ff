package dev.tandem.rollout.samples;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.time.Ids;
import dev.tandem.kernel.time.Timestamps;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.rollout.comparison.AllowedDifference;
import dev.tandem.rollout.comparison.Difference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mismatches by cause, with at most {@link #MAX_SAMPLES} samples of each, for 30 days. */
@Repository
class Mismatches {

  static final int MAX_SAMPLES = 20;
  static final Duration KEPT = Duration.ofDays(30);

  private final JdbcClient jdbc;

  Mismatches(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Cause cause, long count, List<Difference> samples, Instant now) {
    jdbc.sql(
            """
            insert into rollout.mismatch
                   (module, route, path, type, occurrences, first_seen, last_seen)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (module, route, path, type) do update
               set occurrences = mismatch.occurrences + excluded.occurrences,
                   last_seen = excluded.last_seen
            """)
        .params(cause.module(), cause.route(), cause.path(), cause.type().name(), count)
        .param(Timestamps.toTimestamp(now))
        .param(Timestamps.toTimestamp(now))
        .update();
    samples.forEach(sample -> addSample(cause, sample, now));
    forgetOldest(cause);
  }

  private void addSample(Cause cause, Difference sample, Instant now) {
    jdbc.sql(
            """
            insert into rollout.mismatch_sample
                   (id, module, route, path, type, seen_at, live, mirrored, change)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(Ids.next(), cause.module(), cause.route(), cause.path(), cause.type().name())
        .param(Timestamps.toTimestamp(now))
        .param(sample.live())
        .param(sample.mirrored())
        .param(sample.change())
        .update();
  }

  private void forgetOldest(Cause cause) {
    jdbc.sql(
            """
            delete from rollout.mismatch_sample where id in (
              select id from rollout.mismatch_sample
               where module = ? and route = ? and path = ? and type = ?
               order by id desc offset ?)
            """)
        .params(cause.module(), cause.route(), cause.path(), cause.type().name(), MAX_SAMPLES)
        .update();
  }

  void addAllowed(String module, AllowedDifference difference, long count, Instant now) {
    jdbc.sql(
            """
            insert into rollout.allowed_difference (module, route, path, occurrences, last_seen)
            values (?, ?, ?, ?, ?)
            on conflict (module, route, path) do update
               set occurrences = allowed_difference.occurrences + excluded.occurrences,
                   last_seen = excluded.last_seen
            """)
        .params(module, difference.route(), difference.path(), count)
        .param(Timestamps.toTimestamp(now))
        .update();
  }

  Page<MismatchCause> page(Paging paging) {
    var causes =
        jdbc.sql(
                """
                select module, route, path, type, occurrences, first_seen, last_seen
                  from rollout.mismatch
                 order by last_seen desc, occurrences desc, module, route, path, type
                 limit ? offset ?
                """)
            .params(paging.size(), paging.offset())
            .query(Rows.of(MismatchCause.class))
            .list();
    long total = jdbc.sql("select count(*) from rollout.mismatch").query(Long.class).single();
    return Page.of(causes, paging, total);
  }

  List<MismatchSample> samples(Cause cause) {
    return jdbc.sql(
            """
            select seen_at, live, mirrored, change from rollout.mismatch_sample
             where module = ? and route = ? and path = ? and type = ?
             order by id desc
            """)
        .params(cause.module(), cause.route(), cause.path(), cause.type().name())
        .query(Rows.of(MismatchSample.class))
        .list();
  }

  List<AllowedOccurrences> allowed() {
    return jdbc.sql(
            """
            select module, route, path, occurrences, last_seen from rollout.allowed_difference
            """)
        .query(Rows.of(AllowedOccurrences.class))
        .list();
  }

  /** The modules that have had another side to be compared with since then, or for longer. */
  Set<String> comparedSince(Instant instant) {
    return jdbc.sql(
            """
            select module from rollout.route join rollout.history using (module)
             where stage <> 'HOME' and from_stage = 'HOME' and to_stage <> 'HOME'
             group by module having max(at) <= ?
            """)
        .param(Timestamps.toTimestamp(instant))
        .query((row, _) -> row.getString("module"))
        .set();
  }

  void forgetBefore(Instant instant) {
    for (var statement :
        List.of(
            "delete from rollout.mismatch_sample where seen_at < ?",
            "delete from rollout.mismatch where last_seen < ?")) {
      jdbc.sql(statement).param(Timestamps.toTimestamp(instant)).update();
    }
  }
}
