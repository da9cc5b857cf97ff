package dev.tandem.recommendations.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.kernel.money.Money;
import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.candidate.Candidate;
import dev.tandem.recommendations.candidate.Mentor;
import dev.tandem.recommendations.candidate.MentorAvailability;
import dev.tandem.recommendations.candidate.Offering;
import dev.tandem.recommendations.model.TrackRecord;
import dev.tandem.testing.NoDatabase;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@NoDatabase
class CardFactsTests {

  private static final Instant NOW = Instant.parse("2026-11-30T21:30:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final TrackRecord UNRATED = new TrackRecord(0, 0, 0, 0, 0);
  private static final MentorId MENTOR = new MentorId(UUID.randomUUID());

  @Test
  void thePriceIsTheLowestThatEveryoneCanBookAt() {
    var mentor =
        candidate(
            null,
            new Offering(Money.of(9_000, "EUR"), false),
            new Offering(Money.of(5_000, "EUR"), false),
            new Offering(Money.of(100, "EUR"), true));

    assertThat(CardFacts.of(mentor, UNRATED, NOW, BERLIN).orElseThrow().price())
        .isEqualTo("from 50.00 EUR");
  }

  @Test
  void pricesInSeveralCurrenciesStandBesideEachOther() {
    var mentor =
        candidate(
            null,
            new Offering(Money.of(9_000, "EUR"), false),
            new Offering(Money.of(4_000, "JPY"), false),
            new Offering(Money.of(8_000, "EUR"), false));

    assertThat(CardFacts.of(mentor, UNRATED, NOW, BERLIN).orElseThrow().price())
        .isEqualTo("from 80.00 EUR or 4,000 JPY");
  }

  @Test
  void whoIsThereForCohortsOnlyShowsNothing() {
    var mentor = candidate(null, new Offering(Money.of(100, "EUR"), true));

    assertThat(CardFacts.of(mentor, UNRATED, NOW, BERLIN)).isEmpty();
  }

  @Test
  void theNextFreeDayIsNamedInTheZoneOfTheReader() {
    var afterMidnightInBerlin = Instant.parse("2026-11-30T23:30:00Z");

    assertThat(free(afterMidnightInBerlin, BERLIN)).isEqualTo("free tomorrow");
    assertThat(free(afterMidnightInBerlin, ZoneId.of("UTC"))).isEqualTo("free today");
    assertThat(free(NOW.minusSeconds(1), BERLIN)).isEqualTo("no free time known");
  }

  @Test
  void aRatingSaysHowManyMenteesItIsFrom() {
    assertThat(rating(UNRATED)).isEqualTo("no ratings yet");
    assertThat(rating(new TrackRecord(3, 0, 3, 1, 14))).isEqualTo("★ 4.7 (1 mentee)");
    assertThat(rating(new TrackRecord(3, 0, 2, 2, 9))).isEqualTo("★ 4.5 (2 mentees)");
  }

  private static String rating(TrackRecord track) {
    var mentor = candidate(null, new Offering(Money.of(100, "EUR"), false));
    return CardFacts.of(mentor, track, NOW, BERLIN).orElseThrow().rating();
  }

  private static String free(Instant opening, ZoneId zone) {
    var availability = new MentorAvailability(60, opening, NOW);
    var mentor = candidate(availability, new Offering(Money.of(100, "EUR"), false));
    return CardFacts.of(mentor, UNRATED, NOW, zone).orElseThrow().free();
  }

  private static Candidate candidate(
      @Nullable MentorAvailability availability, Offering... offerings) {
    var mentor =
        new Mentor(MENTOR, "Ada", "SQL", "", List.of("SQL"), List.of("en"), "UTC", 3, null);
    return new Candidate(mentor, List.of(offerings), availability, Set.of(), Map.of());
  }
}
