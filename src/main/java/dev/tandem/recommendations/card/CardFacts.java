package dev.tandem.recommendations.card;

import static java.util.stream.Collectors.joining;

import dev.tandem.kernel.money.Money;
import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.candidate.Candidate;
import dev.tandem.recommendations.candidate.Offering;
import dev.tandem.recommendations.model.TrackRecord;
import dev.tandem.recommendations.ranking.RelativeDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The facts that a mentee compares mentors by.
 *
 * @param rating such as {@code ★ 4.6 (5 mentees)}
 * @param price the lowest one in each currency, such as {@code from 33.00 EUR or 30.00 GBP}
 * @param free such as {@code free tomorrow}
 */
public record CardFacts(MentorId mentor, String name, String rating, String price, String free) {

  /**
   * @return empty for a mentor whom only cohorts can book, as only they see those offerings
   */
  static Optional<CardFacts> of(Candidate candidate, TrackRecord track, Instant now, ZoneId zone) {
    var open = candidate.offerings().stream().filter(it -> !it.cohortOnly()).toList();
    return open.isEmpty() ? Optional.empty() : Optional.of(of(candidate, open, track, now, zone));
  }

  /**
   * @param offerings those that the reader can book, at least one
   */
  public static CardFacts of(
      Candidate candidate, List<Offering> offerings, TrackRecord track, Instant now, ZoneId zone) {
    var prices =
        Offering.lowestPrices(offerings).stream().map(Money::toString).collect(joining(" or "));
    return new CardFacts(
        candidate.id(),
        candidate.mentor().name(),
        rating(track),
        "from " + prices,
        free(candidate, now, zone));
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
    var opening = availability == null ? null : availability.nextFree(now);
    if (opening == null) {
      return "no free time known";
    }
    return "free "
        + RelativeDay.of(LocalDate.ofInstant(opening, zone), LocalDate.ofInstant(now, zone));
  }
}
