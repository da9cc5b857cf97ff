package dev.tandem.preferences.cohort;

import dev.tandem.kernel.persistence.Rows;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The cohorts that this module knows, and who is enrolled in them. */
@Repository
public class KnownCohorts {

  private static final String SELECT = "select cohort_id, name, closed from preferences.cohort";

  private final JdbcClient jdbc;

  KnownCohorts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A cohort as this module knows it. */
  public record KnownCohort(UUID cohortId, String name, boolean closed) {}

  public List<KnownCohort> all() {
    return jdbc.sql(SELECT + " order by closed, name, cohort_id")
        .query(Rows.of(KnownCohort.class))
        .list();
  }

  public Optional<KnownCohort> find(UUID cohort) {
    return jdbc.sql(SELECT + " where cohort_id = ?")
        .param(cohort)
        .query(Rows.of(KnownCohort.class))
        .optional();
  }

  public List<UUID> membersOf(UUID cohort) {
    return jdbc.sql(
            "select member_id from preferences.enrolment where cohort_id = ? order by member_id")
        .param(cohort)
        .query(Rows.of(UUID.class))
        .list();
  }

  /** Locks the cohort until the transaction ends; adds one that is not known yet. */
  public void lock(UUID cohort) {
    jdbc.sql("insert into preferences.cohort (cohort_id) values (?) on conflict do nothing")
        .param(cohort)
        .update();
    jdbc.sql("select cohort_id from preferences.cohort where cohort_id = ? for update")
        .param(cohort)
        .query(UUID.class)
        .optional();
  }

  public void open(UUID cohort, String name) {
    jdbc.sql(
            """
            insert into preferences.cohort (cohort_id, name) values (:cohort, :name)
            on conflict (cohort_id) do update set name = excluded.name
            """)
        .param("cohort", cohort)
        .param("name", name)
        .update();
  }

  public void enrol(UUID cohort, UUID member) {
    jdbc.sql(
            """
            insert into preferences.enrolment (cohort_id, member_id) values (?, ?)
            on conflict do nothing
            """)
        .params(cohort, member)
        .update();
  }

  public void close(UUID cohort) {
    jdbc.sql("update preferences.cohort set closed = true where cohort_id = ?")
        .param(cohort)
        .update();
  }
}
