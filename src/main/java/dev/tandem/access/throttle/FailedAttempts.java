package dev.tandem.access.throttle;

import dev.tandem.kernel.persistence.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The counts of wrong passwords, shared by all processes. A count stays when the transaction around
 * the attempt fails.
 */
@Repository
public class FailedAttempts {

  private final JdbcClient jdbc;

  FailedAttempts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public List<FailedAttempt> find(Map<AttemptScope, String> subjects, Instant now) {
    return jdbc.sql(
            """
            select scope, failures, last_failed_at, forget_at from access.failed_attempt
            where forget_at > ? and (scope, subject) in ((?, ?), (?, ?), (?, ?))
            """)
        .param(now)
        .params(parameters(subjects))
        .query(Rows.of(FailedAttempt.class))
        .list();
  }

  /** Counts at most {@code limit} subjects of the scope. */
  public int countSubjects(AttemptScope scope, int limit) {
    return jdbc.sql(
            "select count(*) from (select from access.failed_attempt where scope = ? limit ?) as counted")
        .params(scope.name(), limit)
        .query(Integer.class)
        .single();
  }

  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void deleteForgotten(Instant now) {
    jdbc.sql(
            """
            delete from access.failed_attempt where (scope, subject) in
              (select scope, subject from access.failed_attempt
                where forget_at <= ? for update skip locked)
            """)
        .param(now)
        .update();
  }

  /**
   * @param sliding whether it is forgotten some time after the last failure, not after the first
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void add(
      AttemptScope scope, String subject, Instant now, Instant forgetAt, boolean sliding) {
    jdbc.sql(
            """
            insert into access.failed_attempt as known
              (scope, subject, failures, last_failed_at, forget_at)
            values (:scope, :subject, 1, :now, :forgetAt)
            on conflict (scope, subject) do update set
              failures = case when known.forget_at <= :now then 1 else known.failures + 1 end,
              last_failed_at = :now,
              forget_at = case when known.forget_at <= :now or :sliding then :forgetAt
                else known.forget_at end
            """)
        .param("scope", scope.name())
        .param("subject", subject)
        .param("now", now)
        .param("forgetAt", forgetAt)
        .param("sliding", sliding)
        .update();
  }

  public void delete(AttemptScope scope, String subject) {
    jdbc.sql("delete from access.failed_attempt where scope = ? and subject = ?")
        .params(scope.name(), subject)
        .update();
  }

  private static List<Object> parameters(Map<AttemptScope, String> subjects) {
    return subjects.entrySet().stream()
        .<Object>mapMulti((entry, add) -> {
          add.accept(entry.getKey().name());
          add.accept(entry.getValue());
        })
        .toList();
  }
}
