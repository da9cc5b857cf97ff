package dev.tandem.recommendations.rating;

import dev.tandem.recommendations.BookingId;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ratings that were given, and the sessions they are about. */
@Repository
public class Ratings {

  private final JdbcClient jdbc;

  Ratings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<RatableSession> findSession(BookingId booking) {
    return findSession(booking, "");
  }

  /** Keeps the other side's rating waiting until this one is in. */
  Optional<RatableSession> findSessionForUpdate(BookingId booking) {
    return findSession(booking, " for update");
  }

  /**
   * @return false where this side has rated the session before
   */
  boolean add(Rating rating) {
    return jdbc.sql(
                """
                insert into recommendations.rating
                  (rating_id, booking_id, mentor_id, mentee_id, rater_id, stars, comment, given_at,
                   closes_at)
                values (:id, :booking, :mentor, :mentee, :rater, :stars, :comment, :givenAt,
                  :closesAt)
                on conflict do nothing
                """)
            .param("id", rating.id())
            .param("booking", rating.booking().value())
            .param("mentor", rating.mentor().value())
            .param("mentee", rating.mentee().value())
            .param("rater", rating.rater())
            .param("stars", rating.stars())
            .param("comment", rating.comment(), Types.VARCHAR)
            .param("givenAt", rating.givenAt().atOffset(ZoneOffset.UTC))
            .param("closesAt", rating.closesAt().atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  List<Rating> ofBooking(BookingId booking) {
    return jdbc.sql("select * from recommendations.rating where booking_id = ? order by given_at")
        .param(booking.value())
        .query((row, it) -> rating(row))
        .list();
  }

  /** Shows what both sides said once both have, and returns what became visible by that. */
  List<Rating> revealBoth(BookingId booking, Instant now) {
    return jdbc.sql(
            """
            update recommendations.rating set revealed_at = :now
            where booking_id = :booking and revealed_at is null and 2 =
              (select count(*) from recommendations.rating where booking_id = :booking)
            returning *
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("booking", booking.value())
        .query((row, it) -> rating(row))
        .list();
  }

  /** Shows what one side said where the other stayed silent for too long. */
  List<Rating> revealOverdue(Instant now) {
    return jdbc.sql(
            """
            update recommendations.rating set revealed_at = :now
            where revealed_at is null and closes_at <= :now
            returning *
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query((row, it) -> rating(row))
        .list();
  }

  /** What mentees said of a mentor, as far as it can be seen, newest first. */
  public List<Rating> ofMentor(MentorId mentor) {
    return jdbc.sql(
            """
            select * from recommendations.rating
            where mentor_id = ? and rater_id = mentee_id and revealed_at is not null
            order by revealed_at desc, rating_id
            """)
        .param(mentor.value())
        .query((row, it) -> rating(row))
        .list();
  }

  private Optional<RatableSession> findSession(BookingId booking, String lock) {
    return jdbc.sql(
            """
            select mentor_id, mentee_id, completed_at from recommendations.session
            where booking_id = ?
            """
                + lock)
        .param(booking.value())
        .query((row, it) ->
            new RatableSession(
                booking,
                new MentorId(row.getObject("mentor_id", UUID.class)),
                new MenteeId(row.getObject("mentee_id", UUID.class)),
                instant(row, "completed_at")))
        .optional();
  }

  private static Rating rating(ResultSet row) throws SQLException {
    return new Rating(
        row.getObject("rating_id", UUID.class),
        new BookingId(row.getObject("booking_id", UUID.class)),
        new MentorId(row.getObject("mentor_id", UUID.class)),
        new MenteeId(row.getObject("mentee_id", UUID.class)),
        row.getObject("rater_id", UUID.class),
        row.getInt("stars"),
        row.getString("comment"),
        row.getObject("given_at", OffsetDateTime.class).toInstant(),
        row.getObject("closes_at", OffsetDateTime.class).toInstant(),
        instant(row, "revealed_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
