package dev.tandem.access.secondfactor;

import dev.tandem.kernel.persistence.Rows;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The second factors and the hashes of recovery codes. */
@Repository
class SecondFactorRows {

  private final JdbcClient jdbc;

  SecondFactorRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<SecondFactor> find(UUID memberId) {
    return jdbc.sql(
            """
            select member_id, secret, created_at, confirmed_at, last_step
            from access.second_factor where member_id = ?
            """)
        .param(memberId)
        .query(Rows.of(SecondFactor.class))
        .optional();
  }

  /** Replaces one that was not confirmed; returns false when there is one that was. */
  boolean begin(UUID memberId, String secret, Instant now) {
    return jdbc.sql(
                """
                insert into access.second_factor as known
                  (member_id, secret, created_at, confirmed_at, last_step)
                values (?, ?, ?, null, 0)
                on conflict (member_id) do update
                  set secret = excluded.secret, created_at = excluded.created_at
                  where known.confirmed_at is null
                """)
            .params(memberId, secret, now)
            .update()
        > 0;
  }

  void confirm(UUID memberId, Instant now) {
    jdbc.sql("update access.second_factor set confirmed_at = ? where member_id = ?")
        .params(now, memberId)
        .update();
  }

  /** Returns false when a code of this step or a later one was used, also by another process. */
  boolean use(UUID memberId, long step) {
    return jdbc.sql(
                "update access.second_factor set last_step = ? where member_id = ? and last_step < ?")
            .params(step, memberId, step)
            .update()
        > 0;
  }

  boolean delete(UUID memberId) {
    jdbc.sql("delete from access.recovery_code where member_id = ?").param(memberId).update();
    return jdbc.sql("delete from access.second_factor where member_id = ?").param(memberId).update()
        > 0;
  }

  void deleteRecoveryCodes(UUID memberId) {
    jdbc.sql("delete from access.recovery_code where member_id = ?").param(memberId).update();
  }

  void addRecoveryCode(UUID memberId, int number, String hash) {
    jdbc.sql("insert into access.recovery_code (member_id, number, hash) values (?, ?, ?)")
        .params(memberId, number, hash)
        .update();
  }

  Optional<String> findRecoveryHash(UUID memberId, int number) {
    return jdbc.sql("select hash from access.recovery_code where member_id = ? and number = ?")
        .params(memberId, number)
        .query(String.class)
        .optional();
  }

  /** Returns false when it was used meanwhile. */
  boolean useRecoveryCode(UUID memberId, int number, String hash) {
    return jdbc.sql(
                "delete from access.recovery_code where member_id = ? and number = ? and hash = ?")
            .params(memberId, number, hash)
            .update()
        > 0;
  }

  int countRecoveryCodes(UUID memberId) {
    return jdbc.sql("select count(*) from access.recovery_code where member_id = ?")
        .param(memberId)
        .query(Integer.class)
        .single();
  }
}
