package dev.tandem.scheduling.offering;

import dev.tandem.kernel.persistence.Rows;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** This module's copy of cohorts: their members, their last days, and which are closed. */
@Repository
public class Cohorts {

  /**
   * The cohort that {@code :mentee} and {@code :mentor} belong to and that is neither closed nor
   * over {@code :today}; if there are several, the one the mentee joined last.
   */
  public static final String SHARED =
      """
      select a.cohort_id from scheduling.cohort_member a
        join scheduling.cohort_member b on b.cohort_id = a.cohort_id
      where a.member_id = :mentee and b.member_id = :mentor and not exists
        (select from scheduling.closed_cohort c where c.cohort_id = a.cohort_id)
        and not exists (select from scheduling.cohort_end e
          where e.cohort_id = a.cohort_id and e.ends_on < :today)
      order by a.as_of desc, a.cohort_id limit 1
      """;

  /**
   * Those of the others, to be put in, with whom {@code :member} shares a cohort that is neither
   * closed nor over {@code :today}.
   */
  public static final String SHARING =
      """
      select b.member_id from scheduling.cohort_member a
        join scheduling.cohort_member b on b.cohort_id = a.cohort_id
      where a.member_id = :member and b.member_id = any(%s) and not exists
        (select from scheduling.closed_cohort c where c.cohort_id = a.cohort_id)
        and not exists (select from scheduling.cohort_end e
          where e.cohort_id = a.cohort_id and e.ends_on < :today)
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  Cohorts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @param endsOn the last day (UTC), inclusive
   */
  void open(UUID cohort, LocalDate endsOn) {
    jdbc.sql(
            """
            insert into scheduling.cohort_end (cohort_id, ends_on) values (?, ?)
            on conflict do nothing
            """)
        .params(cohort, endsOn)
        .update();
  }

  void enrol(UUID cohort, UUID member, String role, Instant enrolledAt) {
    jdbc.sql(
            """
            insert into scheduling.cohort_member (cohort_id, member_id, role, as_of)
            values (?, ?, ?, ?) on conflict do nothing
            """)
        .params(cohort, member, role, enrolledAt)
        .update();
  }

  void close(UUID cohort) {
    jdbc.sql("insert into scheduling.closed_cohort (cohort_id) values (?) on conflict do nothing")
        .param(cohort)
        .update();
  }

  public @Nullable UUID findShared(UUID mentee, UUID mentor) {
    return jdbc.sql(SHARED)
        .param("mentee", mentee)
        .param("mentor", mentor)
        .param("today", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
        .query(UUID.class)
        .optional()
        .orElse(null);
  }

  /** Those of the others with whom the member shares a cohort that is neither closed nor over. */
  Set<UUID> findSharing(UUID member, Collection<UUID> others) {
    return jdbc.sql(SHARING.formatted(":others"))
        .param("member", member)
        .param("others", others.toArray(UUID[]::new))
        .param("today", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
        .query(Rows.of(UUID.class))
        .set();
  }
}
