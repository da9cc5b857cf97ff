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
  @Query(
      """
      select exists (select from scheduling.waitlist
        where offering_id = :offering and starts_at = :startsAt and status = 'WAITING')
      """)
  boolean isAwaited(UUID offering, Instant startsAt);

  /**
   * Locks the first in line, after waiting for a transaction that has locked that row.
   *
   * @return empty when nobody is waiting, or when the first no longer waits
   */
  @Query(
      """
      select id from scheduling.waitlist
      where offering_id = :offering and starts_at = :startsAt and status = 'WAITING'
      order by id limit 1 for update
      """)
  Optional<Long> lockFirst(UUID offering, Instant startsAt);

  /**
   * Offers the seat to a mentee who waits and whose row is locked.
   *
   * @return the mentee
   */
  @Query(
      """
      update scheduling.waitlist
      set status = 'OFFERED', session_id = :session, offered_until = :until
      where id = :id and status = 'WAITING'
      returning mentee_id
      """)
  Optional<UUID> offer(long id, SessionId session, Instant until);

  /** Locks the mentee's open entry, after waiting for a transaction that is offering a seat. */
  @Query(
      """
      select id from scheduling.waitlist
      where offering_id = :offering and starts_at = :startsAt and mentee_id = :mentee
        and status in ('WAITING', 'OFFERED')
      for update
      """)
  Optional<Long> lockOpen(UUID offering, Instant startsAt, UUID mentee);

  /** Keeps a seat for a mentee who had it. */
  @Modifying
  @Query(
      """
      insert into scheduling.waitlist
        (offering_id, starts_at, mentee_id, joined_at, status, session_id, offered_until)
      values (:offering, :startsAt, :mentee, :now, 'OFFERED', :session, :until)
      on conflict do nothing
      """)
  boolean keep(
      UUID offering, Instant startsAt, UUID mentee, SessionId session, Instant now, Instant until);

  @Query(
      """
      select offered_until from scheduling.waitlist
      where offering_id = :offering and starts_at = :startsAt and mentee_id = :mentee
        and status = 'OFFERED' and offered_until > :now
      """)
  Optional<Instant> findOffer(UUID offering, Instant startsAt, UUID mentee, Instant now);

  /** The expired offers of seats that overlap this time; waits for those that are locked. */
  @Query(
      """
      update scheduling.waitlist set status = 'LAPSED'
      where id in (select w.id from scheduling.waitlist w
          join scheduling.session s on s.id = w.session_id
        where w.status = 'OFFERED' and w.offered_until <= :now and s.mentor_id = :mentor
          and s.occupies && tstzrange(:from, :until)
        order by w.id for update of w)
      returning *
      """)
  List<WaitlistEntry> expireOffers(UUID mentor, Instant from, Instant until, Instant now);

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
      where mentee_id = :mentee and starts_at > :now
        and (status = 'WAITING' or status = 'OFFERED' and offered_until > :now)
      order by starts_at, id
      """)
  List<WaitlistEntry> findOpen(UUID mentee, Instant now);
}
