package dev.tandem.recommendations.card;

import dev.tandem.kernel.money.Money;
import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.candidate.Candidate;
import dev.tandem.recommendations.candidate.Offering;
import dev.tandem.recommendations.model.TrackRecord;
import dev.tandem.recommendations.ranking.RelativeDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * The facts that a mentee compares mentors by.
 *
 * @param rating such as {@code ★ 4.6 (5 mentees)}
 * @param price the lowest one that everyone can book at, such as {@code from 33.00 EUR}
 * @param free such as {@code free tomorrow}
 */
record CardFacts(MentorId mentor, String rating, String price, String free) {

  /**
   * @return empty for a mentor whom only cohorts can book, as only they see those offerings
   */
  static Optional<CardFacts> of(Candidate candidate, TrackRecord track, Instant now, ZoneId zone) {
    return candidate.offerings().stream()
        .filter(offering -> !offering.cohortOnly())
        .map(Offering::price)
        .min(Comparator.comparingLong(Money::minor))
        .map(lowest ->
            new CardFacts(
                candidate.id(), rating(track), "from " + lowest, free(candidate, now, zone)));
  }

  private static String rating(TrackRecord track) {
    if (track.ratingCount() == 0) {
      return "no ratings yet";
    }
    var mentees = track.raterCount() == 1 ? "1 mentee" : track.raterCount() + " mentees";
    return String.format(Locale.ROOT, "★ %.1f (%s)", track.averageStars(), mentees);
  }

  private static String free(Candidate candidate, Instant now, ZoneId zone) {
    var availability = candidate.availability();
    var opening = availability == null ? null : availability.nextOpening();
    if (opening == null || opening.isBefore(now)) {
      return "no free time known";
    }
    return "free "
        + RelativeDay.of(LocalDate.ofInstant(opening, zone), LocalDate.ofInstant(now, zone));
  }
}
