package dev.tandem.recommendations.rating;

import dev.tandem.recommendations.BookingId;
import dev.tandem.recommendations.MentorId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface Ratings extends Repository<Rating, RatingId> {

  List<Rating> findByBookingOrderByGivenAt(BookingId booking);

  /** The revealed ratings that mentees gave a mentor, newest first. */
  @Query(
      """
      select * from recommendations.rating
      where mentor_id = :mentor and rater_id = mentee_id and revealed_at is not null
      order by revealed_at desc, rating_id
      """)
  List<Rating> findRevealedOf(MentorId mentor);

  /** Reveals the ratings of a session once both sides have rated, and returns them. */
  @Query(
      """
      update recommendations.rating set revealed_at = :now
      where booking_id = :booking and revealed_at is null and 2 =
        (select count(*) from recommendations.rating where booking_id = :booking)
      returning *
      """)
  List<Rating> revealBoth(BookingId booking, Instant now);

  /** Reveals the ratings whose time to wait for the other side is over, and returns them. */
  @Query(
      """
      update recommendations.rating set revealed_at = :now
      where revealed_at is null and closes_at <= :now
      returning *
      """)
  List<Rating> revealOverdue(Instant now);

  @Query(
      """
      select booking_id, mentor_id, mentee_id, completed_at from recommendations.session
      where booking_id = :booking
      """)
  Optional<RatableSession> findSession(BookingId booking);

  /** Locks the session, so that the two sides rate one after the other. */
  @Query(
      """
      select booking_id, mentor_id, mentee_id, completed_at from recommendations.session
      where booking_id = :booking for update
      """)
  Optional<RatableSession> findSessionForUpdate(BookingId booking);
}
