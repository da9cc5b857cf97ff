package dev.tandem.scheduling.seat;

import dev.tandem.kernel.time.Timestamps;
import dev.tandem.scheduling.offering.BookingProperties;
import dev.tandem.scheduling.slot.BookedSlot;
import dev.tandem.scheduling.slot.RequestedSlot;
import dev.tandem.scheduling.slot.SessionId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who waits for a full slot, first come first served. A freed seat stays taken while it is offered
 * to the first in line, so nobody can get between.
 */
@Repository
public class Waitlist {

  private final JdbcClient jdbc;
  private final BookingProperties properties;
  private final Clock clock;

  Waitlist(JdbcClient jdbc, BookingProperties properties, Clock clock) {
    this.jdbc = jdbc;
    this.properties = properties;
    this.clock = clock;
  }

  /** Joining twice keeps the first place. */
  void join(UUID offering, Instant startsAt, UUID mentee) {
    jdbc.sql(
            """
            insert into scheduling.waitlist (offering_id, starts_at, mentee_id, joined_at, status)
            values (?, ?, ?, ?, 'WAITING') on conflict do nothing
            """)
        .params(
            offering,
            Timestamps.toTimestamp(startsAt),
            mentee,
            Timestamps.toTimestamp(clock.instant()))
        .update();
  }

  /** The seat that is kept for this mentee. */
  Optional<SessionId> takeOffer(RequestedSlot slot, UUID mentee) {
    return jdbc.sql(
            """
            update scheduling.waitlist set status = 'TAKEN'
            where offering_id = :offering and starts_at = :start and mentee_id = :mentee
              and status = 'OFFERED' and offered_until > :now
            returning session_id
            """)
        .param("offering", slot.offeringId())
        .param("start", Timestamps.toTimestamp(slot.startsAt()))
        .param("mentee", mentee)
        .param("now", Timestamps.toTimestamp(clock.instant()))
        .query(UUID.class)
        .optional()
        .map(SessionId::new);
  }

  /** Offers a freed seat to the first in line; false when nobody waits or it is too late. */
  boolean offer(BookedSlot slot) {
    return offer(slot.offeringId(), slot.startsAt(), slot.session());
  }

  private boolean offer(UUID offering, Instant startsAt, SessionId session) {
    var now = clock.instant();
    return startsAt.isAfter(now)
        && jdbc.sql(
                    """
                    update scheduling.waitlist
                    set status = 'OFFERED', session_id = :session, offered_until = :until
                    where id = (select id from scheduling.waitlist
                      where offering_id = :offering and starts_at = :start and status = 'WAITING'
                      order by id limit 1 for update skip locked)
                    """)
                .param("session", session.value())
                .param("until", Timestamps.toTimestamp(now.plus(properties.waitlistOffer())))
                .param("offering", offering)
                .param("start", Timestamps.toTimestamp(startsAt))
                .update()
            == 1;
  }

  /** Takes back the offers that ran out; gives the seats that nobody else waits for. */
  List<SessionId> expireOffers() {
    var lapsed =
        jdbc.sql(
                """
                update scheduling.waitlist set status = 'LAPSED'
                where id in (select id from scheduling.waitlist
                  where status = 'OFFERED' and offered_until <= :now
                  order by id limit 100 for update skip locked)
                returning offering_id, starts_at, session_id
                """)
            .param("now", Timestamps.toTimestamp(clock.instant()))
            .query((row, number) ->
                new ExpiredOffer(
                    row.getObject("offering_id", UUID.class),
                    Timestamps.readInstant(row, "starts_at"),
                    new SessionId(row.getObject("session_id", UUID.class))))
            .list();
    return lapsed.stream()
        .filter(it -> !offer(it.offering(), it.startsAt(), it.session()))
        .map(ExpiredOffer::session)
        .toList();
  }

  /** Gives the seat that was offered, if one was and nobody else waits for it. */
  Optional<SessionId> leave(UUID offering, Instant startsAt, UUID mentee) {
    return jdbc.sql(
            """
            update scheduling.waitlist set status = 'LEFT'
            where offering_id = :offering and starts_at = :start and mentee_id = :mentee
              and status in ('WAITING', 'OFFERED')
            returning session_id
            """)
        .param("offering", offering)
        .param("start", Timestamps.toTimestamp(startsAt))
        .param("mentee", mentee)
        .query((row, number) -> Optional.ofNullable(row.getObject(1, UUID.class)))
        .optional()
        .flatMap(it -> it)
        .map(SessionId::new)
        .filter(it -> !offer(offering, startsAt, it));
  }

  public List<WaitlistEntry> findEntries(UUID mentee) {
    return jdbc.sql(
            """
            select offering_id, starts_at, status, offered_until from scheduling.waitlist
            where mentee_id = :mentee and status in ('WAITING', 'OFFERED') and starts_at > :now
            order by starts_at
            """)
        .param("mentee", mentee)
        .param("now", Timestamps.toTimestamp(clock.instant()))
        .query((row, number) ->
            new WaitlistEntry(
                row.getObject("offering_id", UUID.class),
                Timestamps.readInstant(row, "starts_at"),
                row.getString("status"),
                Timestamps.readNullableInstant(row, "offered_until")))
        .list();
  }

  /**
   * A mentee's place in a line.
   *
   * @param status WAITING or OFFERED
   * @param offeredUntil until when the slot is kept for them, once it is offered
   */
  public record WaitlistEntry(
      UUID offeringId,
      Instant startsAt,
      String status,
      @org.jspecify.annotations.Nullable Instant offeredUntil) {}

  private record ExpiredOffer(UUID offering, Instant startsAt, SessionId session) {}
}
