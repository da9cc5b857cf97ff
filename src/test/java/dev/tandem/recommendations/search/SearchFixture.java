package dev.tandem.recommendations.search;

import dev.tandem.kernel.money.Money;
import dev.tandem.recommendations.CohortId;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.RecommendationsProperties;
import dev.tandem.recommendations.candidate.Candidate;
import dev.tandem.recommendations.candidate.Candidates;
import dev.tandem.recommendations.candidate.Mentee;
import dev.tandem.recommendations.candidate.Mentor;
import dev.tandem.recommendations.candidate.MentorAvailability;
import dev.tandem.recommendations.candidate.Offering;
import dev.tandem.recommendations.favourite.OwnFavourites;
import dev.tandem.recommendations.model.TrackRecord;
import dev.tandem.recommendations.model.TrainedModel;
import dev.tandem.recommendations.ranking.SearchCriteria;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Random mentors, many of whom are alike in what they are sorted by; and questions about them. */
record SearchFixture(
    List<Candidate> mentors, TrainedModel model, SearchCriteria criteria, Random random) {

  static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  static final RecommendationsProperties PROPERTIES =
      new RecommendationsProperties(
          Duration.ofDays(14), Duration.ofDays(30), 5, Duration.ofDays(14), 5);

  private static final List<String> WORDS =
      List.of("design", "Interaction design", "redesign", "Straße", "SQL", "C++", "Feedback");
  private static final List<String> LANGUAGES = List.of("en", "de", "pt");
  private static final List<String> CURRENCIES = List.of("EUR", "GBP", "JPY");

  /** With offsets of half and quarter hours, and one whose clocks change by half an hour. */
  static final List<String> ZONES =
      List.of(
          "Europe/Berlin",
          "America/New_York",
          "America/St_Johns",
          "Asia/Kolkata",
          "Asia/Kathmandu",
          "Australia/Lord_Howe",
          "Pacific/Chatham");

  static SearchFixture of(int size, Random random) {
    var cohort = new CohortId(id(random));
    var mentors = Stream.generate(() -> candidate(cohort, random)).limit(size).toList();
    var tracks = new HashMap<MentorId, TrackRecord>();
    for (var mentor : mentors) {
      int ratings = random.nextInt(4);
      int raters = ratings == 0 ? 0 : 1 + random.nextInt(ratings);
      int stars = random.ints(ratings, 3, 6).sum();
      tracks.put(mentor.id(), new TrackRecord(ratings, 0, ratings, raters, stars));
    }
    var model =
        TrainedModel.train(mentors.stream().map(Candidate::mentor).toList(), Map.of(), tracks, 5);
    var mentee =
        new Mentee(
            new MenteeId(id(random)),
            List.of(any(WORDS, random)),
            List.of(any(LANGUAGES, random)),
            "Europe/Berlin",
            random.nextBoolean() ? Set.of(cohort) : Set.of(),
            Set.of());
    var criteria = new SearchCriteria(mentee, null, NOW, PROPERTIES.bookableWithin());
    return new SearchFixture(mentors, model, criteria, random);
  }

  Candidates candidates() {
    return Candidates.of(mentors);
  }

  MentorSearch search() {
    return new MentorSearch(model, PROPERTIES, criteria, favourites());
  }

  /** A third of the mentors, by their numbers. */
  OwnFavourites favourites() {
    return new OwnFavourites(
        true,
        mentors.stream()
            .map(Candidate::id)
            .filter(it -> Math.floorMod(it.hashCode(), 3) == 0)
            .collect(Collectors.toSet()));
  }

  SearchQuestion question() {
    var conditions = new ArrayList<Condition>();
    if (random.nextInt(3) == 0) {
      Words.of(random.nextBoolean() ? "DESIGN" : "strasse").ifPresent(conditions::add);
    }
    if (random.nextInt(3) == 0) {
      conditions.add(new Speaks(any(LANGUAGES, random)));
    }
    if (random.nextInt(3) == 0) {
      conditions.add(new MaxPrice(price(random)));
    }
    if (random.nextInt(3) == 0) {
      conditions.add(new MinRating(30 + random.nextInt(21)));
    }
    if (random.nextInt(3) == 0) {
      conditions.add(new FreeWithin(1 + random.nextInt(14)));
    }
    switch (random.nextInt(18)) {
      case 0 -> conditions.add(new NextFreeDay(any(List.of(DayOfWeek.values()), random), zone()));
      case 1 -> conditions.add(new NextFreeTime(any(List.of(DayPart.values()), random), zone()));
      case 2 -> conditions.add(new OnlyFavourites());
      default -> {}
    }
    var order = any(List.of(SortOrder.values()), random);
    return new SearchQuestion(conditions, order, any(CURRENCIES, random));
  }

  private ZoneId zone() {
    return ZoneId.of(any(ZONES, random));
  }

  private static Candidate candidate(CohortId cohort, Random random) {
    var mentor =
        new Mentor(
            new MentorId(id(random)),
            any(List.of("Ada", "Grace Design", "Ola"), random),
            "I love " + any(WORDS, random),
            "Years of " + any(WORDS, random),
            List.of(any(WORDS, random), any(WORDS, random)),
            List.of(any(LANGUAGES, random)),
            "Europe/Berlin",
            random.nextInt(3),
            NOW);
    var offerings =
        Stream.generate(() -> new Offering(price(random), random.nextInt(3) == 0))
            .limit(random.nextInt(4))
            .toList();
    var cohorts = random.nextInt(3) == 0 ? Set.of(cohort) : Set.<CohortId>of();
    return new Candidate(mentor, offerings, availability(random), cohorts, Map.of());
  }

  private static MentorAvailability availability(Random random) {
    var opening =
        NOW.plus(Duration.ofDays(random.nextInt(20) - 3))
            .plus(Duration.ofMinutes(15L * random.nextInt(96)));
    return random.nextInt(8) == 0
        ? null
        : new MentorAvailability(60, random.nextInt(8) == 0 ? null : opening, NOW);
  }

  private static Money price(Random random) {
    return Money.of(1_000L * (1 + random.nextInt(4)), any(CURRENCIES, random));
  }

  private static <T> T any(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }

  private static UUID id(Random random) {
    return new UUID(random.nextLong(), random.nextLong());
  }
}
