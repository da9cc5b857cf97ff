package dev.tandem.recommendations.ranking;

import dev.tandem.kernel.money.Money;
import dev.tandem.recommendations.CohortId;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.RecommendationsProperties;
import dev.tandem.recommendations.candidate.Candidate;
import dev.tandem.recommendations.candidate.Mentee;
import dev.tandem.recommendations.candidate.Mentor;
import dev.tandem.recommendations.candidate.MentorAvailability;
import dev.tandem.recommendations.candidate.Offering;
import dev.tandem.recommendations.model.TrackRecord;
import dev.tandem.recommendations.model.TrainedModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Random mentors and mentees; mentees mostly meet mentors who fit their goals. */
record RankingFixture(
    List<Candidate> candidates,
    List<Mentee> mentees,
    Map<MenteeId, Set<MentorId>> metMentors,
    Map<MentorId, TrackRecord> trackRecords) {

  static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  static final RecommendationsProperties PROPERTIES =
      new RecommendationsProperties(
          Duration.ofDays(14), Duration.ofDays(30), 5, Duration.ofDays(14), 5);

  private static final List<List<String>> FIELDS =
      List.of(
          List.of("SQL", "PostgreSQL", "Data modelling"),
          List.of("Java", "Spring", "Testing"),
          List.of("Leadership", "Hiring", "Feedback"),
          List.of("UX", "Figma", "Accessibility"),
          List.of("Go", "Kubernetes", "Observability"),
          List.of("Python", "Statistics", "Machine learning"));
  private static final List<String> LANGUAGES = List.of("en", "de", "fr", "pt");
  private static final List<String> ZONES =
      List.of("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Europe/Lisbon");

  static RankingFixture of(int mentors, int mentees, Random random) {
    var candidates = new ArrayList<Candidate>();
    var cohort = new CohortId(randomId(random));
    for (int i = 0; i < mentors; i++) {
      candidates.add(candidate(i, cohort, random));
    }
    var met = new HashMap<MenteeId, Set<MentorId>>();
    var people = new ArrayList<Mentee>();
    for (int i = 0; i < mentees; i++) {
      var id = new MenteeId(randomId(random));
      var field = random.nextInt(FIELDS.size());
      met.put(id, metMentors(candidates, field, random));
      people.add(
          new Mentee(
              id,
              randomSubset(FIELDS.get(field), 1, random),
              randomSubset(LANGUAGES, 1, random),
              randomElement(ZONES, random),
              random.nextInt(4) == 0 ? Set.of(cohort) : Set.of(),
              met.get(id)));
    }
    return new RankingFixture(candidates, people, met, randomTrackRecords(candidates, random));
  }

  TrainedModel trainedModel() {
    return TrainedModel.train(
        candidates.stream().map(Candidate::mentor).toList(), metMentors, trackRecords, 5);
  }

  SearchCriteria criteria(Mentee mentee) {
    return new SearchCriteria(mentee, null, NOW, PROPERTIES.bookableWithin());
  }

  private static Candidate candidate(int index, CohortId cohort, Random random) {
    var field = FIELDS.get(index % FIELDS.size());
    var languages = new ArrayList<>(randomSubset(LANGUAGES, 1, random));
    var skills = randomSubset(field, 2, random);
    var firstListedAt = NOW.minus(Duration.ofDays(random.nextInt(400)));
    var mentor =
        new Mentor(
            new MentorId(randomId(random)),
            "Mentor " + index,
            "I love " + randomElement(field, random),
            "Years of " + randomElement(FIELDS.get(random.nextInt(FIELDS.size())), random),
            skills,
            languages,
            randomElement(ZONES, random),
            random.nextInt(5),
            firstListedAt);
    var offers = new ArrayList<Offering>();
    for (int i = random.nextInt(4); i > 0; i--) {
      var price = Money.of(1000L * (1 + random.nextInt(10)), "EUR");
      offers.add(new Offering(price, random.nextInt(3) == 0));
    }
    var active = new HashMap<MenteeId, Instant>();
    for (int i = random.nextInt(4); i > 0; i--) {
      var until = NOW.plus(Duration.ofDays(random.nextInt(9) == 0 ? -1 : 60));
      active.put(new MenteeId(randomId(random)), until);
    }
    return new Candidate(
        mentor,
        offers,
        availability(random),
        random.nextInt(3) == 0 ? Set.of(cohort) : Set.of(),
        active);
  }

  private static MentorAvailability availability(Random random) {
    var next =
        random.nextInt(6) == 0 ? null : NOW.plus(Duration.ofHours(random.nextInt(24 * 18) - 24));
    return random.nextInt(10) == 0
        ? null
        : new MentorAvailability(
            random.nextInt(6) * 30, next, NOW.minus(Duration.ofDays(random.nextInt(20))));
  }

  private static Set<MentorId> metMentors(List<Candidate> candidates, int field, Random random) {
    var met = new HashSet<MentorId>();
    for (int i = random.nextInt(6); i > 0; i--) {
      int any = random.nextInt(candidates.size());
      int fitting = any - any % FIELDS.size() + field;
      var chosen = random.nextInt(8) == 0 || fitting >= candidates.size() ? any : fitting;
      met.add(candidates.get(chosen).id());
    }
    return met;
  }

  private static Map<MentorId, TrackRecord> randomTrackRecords(
      List<Candidate> candidates, Random random) {
    var trackRecords = new HashMap<MentorId, TrackRecord>();
    for (var candidate : candidates) {
      int ratings = random.nextInt(10);
      int stars = random.ints(ratings, 1, 6).sum();
      int raters = ratings == 0 ? 0 : 1 + random.nextInt(ratings);
      var completed = ratings + random.nextInt(9);
      trackRecords.put(
          candidate.id(), new TrackRecord(completed, random.nextInt(3), ratings, raters, stars));
    }
    return trackRecords;
  }

  private static List<String> randomSubset(List<String> all, int atLeast, Random random) {
    var chosen = new ArrayList<>(all);
    Collections.shuffle(chosen, random);
    return List.copyOf(chosen.subList(0, atLeast + random.nextInt(all.size() - atLeast + 1)));
  }

  private static <T> T randomElement(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }

  private static UUID randomId(Random random) {
    return new UUID(random.nextLong(), random.nextLong());
  }
}
