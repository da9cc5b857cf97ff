package dev.tandem.recommendations.search;

import dev.tandem.kernel.money.Money;
import dev.tandem.recommendations.candidate.Offering;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mentor as the API shows them.
 *
 * @param prices the lowest in each currency at which the caller can book
 * @param rating the average, with one decimal; null without ratings
 * @param raters how many mentees it is from
 * @param nextFree null if no free time is known
 */
record FoundMentorView(
    UUID mentorId,
    String name,
    String headline,
    List<String> skills,
    List<String> languages,
    List<Money> prices,
    @Nullable BigDecimal rating,
    int raters,
    @Nullable Instant nextFree) {

  static FoundMentorView of(FoundMentor found, Instant now) {
    var mentor = found.mentor();
    var track = found.track();
    return new FoundMentorView(
        mentor.id().value(),
        mentor.name(),
        mentor.headline(),
        mentor.skills(),
        mentor.languages(),
        Offering.lowestPrices(found.offerings()),
        track.ratingCount() == 0 ? null : BigDecimal.valueOf(track.tenthsOfStars(), 1),
        track.raterCount(),
        found.nextFree(now));
  }
}
