package dev.tandem.scheduling.seat;

import dev.tandem.scheduling.slot.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/**
 * The waiting lists of full slots, first come, first served. Each change is one conditional
 * statement, so that two transactions never offer or take the same seat.
 */
interface Waitlist extends Repository<WaitlistEntry, Long> {

  /** Joining again keeps the mentee's place. */
  @Modifying
  @Query(
      """
      insert into scheduling.waitlist (offering_id, starts_at, mentee_id, joined_at, status)
      values (:offering, :startsAt, :mentee, :now, 'WAITING') on conflict do nothing
      """)
  void join(UUID offering, Instant startsAt, UUID mentee, Instant now);

  @Query(
      """
      update scheduling.waitlist set status = 'LEFT'
      where offering_id = :offering and starts_at = :startsAt and mentee_id = :mentee
        and status in ('WAITING', 'OFFERED')
      returning *
      """)
  Optional<WaitlistEntry> leave(UUID offering, Instant startsAt, UUID mentee);

  /**
   * @return false when nobody is waiting
   */
  @Modifying
  @Query(
      """
      update scheduling.waitlist
      set status = 'OFFERED', session_id = :session, offered_until = :until
      where id = (select id from scheduling.waitlist
        where offering_id = :offering and starts_at = :startsAt and status = 'WAITING'
        order by id limit 1 for update skip locked)
      """)
  boolean offerToFirst(UUID offering, Instant startsAt, SessionId session, Instant until);

  @Query(
      """
      update scheduling.waitlist set status = 'TAKEN'
      where offering_id = :offering and starts_at = :startsAt and mentee_id = :mentee
        and status = 'OFFERED' and offered_until > :now
      returning *
      """)
  Optional<WaitlistEntry> acceptOffer(UUID offering, Instant startsAt, UUID mentee, Instant now);

  /** At most a hundred at a time. */
  @Query(
      """
      update scheduling.waitlist set status = 'LAPSED'
      where id in (select id from scheduling.waitlist
        where status = 'OFFERED' and offered_until <= :now
        order by id limit 100 for update skip locked)
      returning *
      """)
  List<WaitlistEntry> expireOffers(Instant now);

  @Query(
      """
      select * from scheduling.waitlist
      where mentee_id = :mentee and status in ('WAITING', 'OFFERED') and starts_at > :now
      order by starts_at, id
      """)
  List<WaitlistEntry> findOpen(UUID mentee, Instant now);
}
