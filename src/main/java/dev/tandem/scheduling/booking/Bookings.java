package dev.tandem.scheduling.booking;

import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.time.Timestamps;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.events.Funding;
import dev.tandem.scheduling.events.FundingKind;
import dev.tandem.scheduling.offering.CancellationPolicy;
import dev.tandem.scheduling.slot.BookedSlot;
import dev.tandem.scheduling.slot.RequestedSlot;
import dev.tandem.scheduling.slot.SessionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All bookings. Whoever changes one locks it first; its session and process come after. */
@Repository
public class Bookings {

  private final JdbcClient jdbc;

  Bookings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** False when the mentee is busy at that time. */
  boolean add(Booking booking) {
    return jdbc.sql(
                """
                insert into scheduling.booking (id, session_id, mentor_id, mentee_id, offering_id,
                  cohort_id, title, starts_at, ends_at, zone, price_minor, price_currency,
                  funding_kind, card, policy, refund_cap, needs_approval, status, revision, version,
                  moves, held_at, hold_expires_at)
                values (:id, :session, :mentor, :mentee, :offering, :cohort, :title, :start, :end,
                  :zone, :minor, :currency, :funding, :card, :policy, :cap, :approval, :status,
                  :revision, :version, :moves, :heldAt, :holdExpiresAt)
                on conflict do nothing
                """)
            .param("id", booking.id().value())
            .param("session", booking.slot().session().value())
            .param("mentor", booking.slot().mentorId())
            .param("mentee", booking.menteeId())
            .param("offering", booking.slot().offeringId())
            .param("cohort", booking.terms().cohortId())
            .param("title", booking.slot().title())
            .param("start", Timestamps.toTimestamp(booking.slot().startsAt()))
            .param("end", Timestamps.toTimestamp(booking.slot().endsAt()))
            .param("zone", booking.slot().zone().getId())
            .param("minor", booking.terms().price().minor())
            .param("currency", booking.terms().price().currency())
            .param("funding", booking.terms().funding().kind().name())
            .param("card", booking.terms().funding().card())
            .param("policy", booking.terms().policy().toString())
            .param("cap", booking.terms().refundCap())
            .param("approval", booking.terms().needsApproval())
            .param("status", booking.status().name())
            .param("revision", booking.revision())
            .param("version", booking.version())
            .param("moves", booking.moves())
            .param("heldAt", Timestamps.toTimestamp(booking.heldAt()))
            .param("holdExpiresAt", Timestamps.toTimestamp(booking.holdExpiresAt()))
            .update()
        == 1;
  }

  /**
   * @throws org.springframework.dao.DataIntegrityViolationException when it was moved to where the
   *     mentee is busy
   */
  void update(Booking booking) {
    int rows =
        jdbc.sql(
                """
                update scheduling.booking set session_id = :session, starts_at = :start,
                  ends_at = :end, refund_cap = :cap, status = :status, revision = :revision,
                  version = :version, moves = :moves, reason = :reason
                where id = :id and version < :version
                """)
            .param("session", booking.slot().session().value())
            .param("start", Timestamps.toTimestamp(booking.slot().startsAt()))
            .param("end", Timestamps.toTimestamp(booking.slot().endsAt()))
            .param("cap", booking.terms().refundCap())
            .param("status", booking.status().name())
            .param("revision", booking.revision())
            .param("version", booking.version())
            .param("moves", booking.moves())
            .param("reason", booking.reason())
            .param("id", booking.id().value())
            .update();
    if (rows != 1) {
      throw Problem.conflict("booking-changed", "This booking has just changed. Look at it again.");
    }
  }

  public Optional<Booking> find(BookingId id) {
    return jdbc.sql("select * from scheduling.booking where id = ?")
        .param(id.value())
        .query(Bookings::mapRow)
        .optional();
  }

  /** Waits for whoever is changing it, and keeps others from it until the transaction ends. */
  public Optional<Booking> lock(BookingId id) {
    return jdbc.sql("select * from scheduling.booking where id = ? for update")
        .param(id.value())
        .query(Bookings::mapRow)
        .optional();
  }

  /**
   * Holds that have run out and are in the way of this slot, for the mentor or the mentee; locked.
   */
  public List<Booking> lockExpiredHolds(RequestedSlot slot, UUID mentee, Instant now) {
    return jdbc.sql(
            """
            select b.* from scheduling.booking b join scheduling.session s on s.id = b.session_id
            where b.status = 'HELD' and b.hold_expires_at <= :now
              and (b.mentor_id = :mentor and s.occupies && tstzrange(:from, :until)
                or b.mentee_id = :mentee and tstzrange(b.starts_at, b.ends_at)
                  && tstzrange(:start, :end))
            order by b.id for update of b skip locked
            """)
        .param("now", Timestamps.toTimestamp(now))
        .param("mentor", slot.mentorId())
        .param("from", Timestamps.toTimestamp(slot.blockedFrom()))
        .param("until", Timestamps.toTimestamp(slot.blockedUntil()))
        .param("mentee", mentee)
        .param("start", Timestamps.toTimestamp(slot.startsAt()))
        .param("end", Timestamps.toTimestamp(slot.endsAt()))
        .query(Bookings::mapRow)
        .list();
  }

  /** Is the mentee busy at that time with something else than this booking? */
  public boolean isMenteeBusy(UUID mentee, RequestedSlot slot, BookingId except) {
    return jdbc.sql(
            """
            select exists (select from scheduling.booking where mentee_id = :mentee
              and tstzrange(starts_at, ends_at) && tstzrange(:start, :end)
              and blocking and id <> :except)
            """)
        .param("mentee", mentee)
        .param("start", Timestamps.toTimestamp(slot.startsAt()))
        .param("end", Timestamps.toTimestamp(slot.endsAt()))
        .param("except", except.value())
        .query(Boolean.class)
        .single();
  }

  public static Booking mapRow(ResultSet row, int number) throws SQLException {
    return new Booking(
        new BookingId(row.getObject("id", UUID.class)),
        row.getObject("mentee_id", UUID.class),
        mapSlot(row),
        mapTerms(row),
        Timestamps.readInstant(row, "held_at"),
        Timestamps.readInstant(row, "hold_expires_at"),
        BookingStatus.valueOf(row.getString("status")),
        row.getInt("revision"),
        row.getLong("version"),
        row.getInt("moves"),
        row.getString("reason"));
  }

  private static BookedSlot mapSlot(ResultSet row) throws SQLException {
    return new BookedSlot(
        new SessionId(row.getObject("session_id", UUID.class)),
        row.getObject("mentor_id", UUID.class),
        row.getObject("offering_id", UUID.class),
        row.getString("title"),
        Timestamps.readInstant(row, "starts_at"),
        Timestamps.readInstant(row, "ends_at"),
        ZoneId.of(row.getString("zone")));
  }

  private static BookingTerms mapTerms(ResultSet row) throws SQLException {
    return new BookingTerms(
        Money.of(row.getLong("price_minor"), row.getString("price_currency")),
        new Funding(FundingKind.valueOf(row.getString("funding_kind")), row.getString("card")),
        row.getObject("cohort_id", UUID.class),
        CancellationPolicy.parse(row.getString("policy")),
        row.getInt("refund_cap"),
        row.getBoolean("needs_approval"));
  }
}
