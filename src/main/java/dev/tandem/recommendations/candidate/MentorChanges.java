package dev.tandem.recommendations.candidate;

import java.util.HashMap;
import java.util.Map;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells whether anything has changed in this database, whoever wrote it: this process, another one
 * or the replication. Asking costs the same however many mentors and sessions there are.
 */
@Repository
public class MentorChanges {

  private final JdbcClient jdbc;

  MentorChanges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Each another number after a change.
   *
   * @param profiles of what mentors say about themselves
   * @param learning of the sessions and ratings that are learned from
   */
  public record ChangeCounts(long profiles, long learning) {}

  public ChangeCounts counts() {
    return jdbc.sql(
            """
            select coalesce(sum(version) filter (where kind = 'profile'), 0)::bigint as profiles,
              coalesce(sum(version) filter (where kind = 'learning'), 0)::bigint as learning
            from recommendations.mentor_change
            """)
        .query(ChangeCounts.class)
        .single();
  }

  /** Another number after a change of any candidate. */
  long candidates() {
    return jdbc.sql(
            """
            select coalesce(sum(version), 0)::bigint from recommendations.mentor_change
            where kind = 'candidate'
            """)
        .query(Long.class)
        .single();
  }

  /** Another number after a change of a candidate in the bucket. */
  Map<Integer, Long> candidatesByBucket() {
    var versions = new HashMap<Integer, Long>();
    jdbc.sql("select bucket, version from recommendations.mentor_change where kind = 'candidate'")
        .query(row -> {
          versions.put(row.getInt("bucket"), row.getLong("version"));
        });
    return versions;
  }
}
