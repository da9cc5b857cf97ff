package dev.tandem.scheduling.calendar;

import dev.tandem.scheduling.offering.MemberId;
import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** The calendar tokens, at most one for each member. */
interface CalendarTokens extends Repository<CalendarToken, MemberId> {

  /** Adds the member's token or replaces the earlier one. */
  @Modifying
  @Query(
      """
      insert into scheduling.calendar_token (member_id, token_sha256, created_at)
      values (:member, :hash, :now)
      on conflict (member_id) do update
        set token_sha256 = excluded.token_sha256, created_at = excluded.created_at
      """)
  void replace(MemberId member, byte[] hash, Instant now);

  boolean existsById(MemberId member);

  @Query("select member_id, created_at from scheduling.calendar_token where token_sha256 = :hash")
  Optional<CalendarToken> findByHash(byte[] hash);

  @Modifying
  @Query(
      "delete from scheduling.calendar_token where member_id = :member and created_at < :instant")
  void deleteIssuedBefore(MemberId member, Instant instant);

  void deleteById(MemberId member);
}
