package dev.tandem.recommendations.ranking;

import static dev.tandem.recommendations.ranking.RankingFixture.NOW;
import static dev.tandem.recommendations.ranking.RankingFixture.PROPERTIES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.kernel.money.Money;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.candidate.Candidate;
import dev.tandem.recommendations.candidate.Candidates;
import dev.tandem.recommendations.candidate.Mentee;
import dev.tandem.recommendations.candidate.Mentor;
import dev.tandem.recommendations.candidate.MentorAvailability;
import dev.tandem.recommendations.candidate.Offering;
import dev.tandem.recommendations.model.TrainedModel;
import dev.tandem.testing.NoDatabase;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@NoDatabase
class MentorRankingTests {

  @Test
  void recommendsEveryoneWhoPassesTheHardFiltersAndNoOneElse() {
    for (int seed = 0; seed < 20; seed++) {
      var random = new Random(seed);
      var population = RankingFixture.of(40, 25, random);
      var ranking = new MentorRanking(population.trainedModel(), PROPERTIES);
      for (var mentee : population.mentees()) {
        var maxPrice = random.nextBoolean() ? Money.of(4000, "EUR") : null;
        var criteria = new SearchCriteria(mentee, maxPrice, NOW, PROPERTIES.bookableWithin());

        var ranked = ranking.rank(criteria, Candidates.of(population.candidates()));

        var expected =
            population.candidates().stream()
                .filter(it -> isEligible(mentee, it, maxPrice))
                .toList();
        assertThat(ranked)
            .extracting(Recommendation::candidate)
            .containsExactlyInAnyOrderElementsOf(expected);
      }
    }
  }

  /** The hard filters, implemented a second time in the simplest way. */
  private static boolean isEligible(Mentee mentee, Candidate candidate, Money maxPrice) {
    var language = candidate.mentor().languages().stream().anyMatch(mentee.languages()::contains);
    var others = new HashSet<>(candidate.bookedUntil().keySet());
    others.removeIf(it -> !candidate.bookedUntil().get(it).isAfter(NOW));
    others.remove(mentee.id());
    var inCohort = !Collections.disjoint(mentee.cohorts(), candidate.cohorts());
    var affordable = false;
    for (var offering : candidate.offerings()) {
      var cheap = maxPrice == null || offering.price().minor() <= maxPrice.minor();
      affordable |= cheap && (inCohort || !offering.cohortOnly());
    }
    var availability = candidate.availability();
    var soon =
        availability != null
            && availability.openMinutes() > 0
            && availability.nextOpening() != null
            && !availability.nextOpening().isAfter(NOW.plus(Duration.ofDays(14)))
            && (!availability.nextOpening().isBefore(NOW)
                || availability.calculatedAt().isAfter(NOW.minus(Duration.ofDays(14))));
    var hasPlace = others.size() < candidate.mentor().capacity();
    return language && hasPlace && affordable && soon;
  }

  @Test
  void saysOnlyWhatIsTrueAndAlwaysSomething() {
    var kinds = new TreeSet<String>();
    for (int seed = 0; seed < 20; seed++) {
      var population = RankingFixture.of(40, 60, new Random(seed));
      var ranking = new MentorRanking(population.trainedModel(), PROPERTIES);
      for (var mentee : population.mentees()) {
        for (var ranked :
            ranking.rank(population.criteria(mentee), Candidates.of(population.candidates()))) {
          assertThat(ranked.reasons())
              .isNotEmpty()
              .doesNotHaveDuplicates()
              .hasSizeLessThanOrEqualTo(5);
          for (var reason : ranked.reasons()) {
            kinds.add(reason.getClass().getSimpleName());
            assertThat(isReasonTrue(reason, mentee, ranked.candidate(), population))
                .as("%s of %s to %s", reason.text(), ranked.candidate(), mentee)
                .isTrue();
          }
        }
      }
    }
    assertThat(kinds)
        .contains(
            "Teaches",
            "Mentions",
            "MetByPeers",
            "MetBefore",
            "Rated",
            "Speaks",
            "NearZone",
            "IsNew",
            "NextFree",
            "Reliable");
  }

  private static boolean isReasonTrue(
      RecommendationReason reason, Mentee mentee, Candidate candidate, RankingFixture population) {
    var mentor = candidate.mentor();
    var track = population.trackRecords().get(mentor.id());
    return switch (reason) {
      case RecommendationReason.Teaches(var goals) ->
          mentee.topics().containsAll(goals) && mentor.skills().containsAll(goals);
      case RecommendationReason.Mentions(var goal) ->
          mentee.topics().contains(goal) && (mentor.headline() + mentor.bio()).contains(goal);
      case RecommendationReason.MetByPeers(var met, var name) ->
          name.equals(mentor.name())
              && countMenteesWhoMetBoth(population, mentee, met, mentor.id()) >= 2;
      case RecommendationReason.MetBefore() ->
          population.metMentors().get(mentee.id()).contains(mentor.id());
      case RecommendationReason.Rated(var average, var raters) ->
          average >= 4
              && raters == track.raterCount()
              && Math.abs(average * track.ratingCount() - track.totalStars()) < 1e-9;
      case RecommendationReason.Reliable(var kept) ->
          kept == track.completedSessions() && track.missedSessions() == 0;
      case RecommendationReason.Speaks(var language) ->
          mentee.languages().contains(language) && mentor.languages().contains(language);
      case RecommendationReason.NearZone() -> {
        var there = NOW.atZone(ZoneId.of(mentor.zone())).toLocalDateTime();
        var here = NOW.atZone(ZoneId.of(mentee.zone())).toLocalDateTime();
        yield Duration.between(there, here).abs().compareTo(Duration.ofHours(2)) <= 0;
      }
      case RecommendationReason.IsNew() ->
          mentor.firstListedAt().isAfter(NOW.minus(Duration.ofDays(30)));
      case RecommendationReason.NextFree nextFree -> {
        var day =
            LocalDate.ofInstant(candidate.availability().nextOpening(), ZoneId.of(mentee.zone()));
        var weekday = day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        var named =
            nextFree.text().matches("Next free (today|tomorrow)")
                || nextFree.text().contains(weekday);
        yield named && !candidate.availability().nextOpening().isBefore(NOW);
      }
      case RecommendationReason.Costs(var from) ->
          candidate.offerings().stream().map(Offering::price).toList().containsAll(from);
    };
  }

  @Test
  void pricesInSeveralCurrenciesAreNamedBesideEachOtherAndNotCompared() {
    var prices = List.of(Money.of(3_300, "EUR"), Money.of(3_000, "GBP"));

    assertThat(new RecommendationReason.Costs(prices).text())
        .isEqualTo("Sessions from 33.00 EUR or 30.00 GBP");
  }

  private static long countMenteesWhoMetBoth(
      RankingFixture population, Mentee mentee, String met, MentorId mentor) {
    var other =
        population.candidates().stream()
            .map(Candidate::mentor)
            .filter(it -> it.name().equals(met))
            .findFirst()
            .orElseThrow()
            .id();
    if (!population.metMentors().get(mentee.id()).contains(other)) {
      return 0;
    }
    return population.metMentors().entrySet().stream()
        .filter(it -> !it.getKey().equals(mentee.id()))
        .filter(it -> it.getValue().containsAll(Set.of(other, mentor)))
        .count();
  }

  @Test
  void findsTheMentorsThatMenteesWentOnToMeetFarMoreOftenThanChance() {
    int hits = 0;
    int randomHits = 0;
    int attempts = 0;
    for (int seed = 0; seed < 6; seed++) {
      var random = new Random(seed);
      var whole = RankingFixture.of(60, 300, random);
      var hidden = new HashMap<MenteeId, MentorId>();
      var met = new HashMap<MenteeId, Set<MentorId>>();
      whole
          .metMentors()
          .forEach((mentee, all) -> {
            var rest = new HashSet<>(all);
            if (rest.size() >= 3) {
              var last = rest.stream().max(MentorId::compareTo).orElseThrow();
              rest.remove(last);
              hidden.put(mentee, last);
            }
            met.put(mentee, rest);
          });
      var open = whole.candidates().stream().map(MentorRankingTests::bookable).toList();
      var seen = new RankingFixture(open, whole.mentees(), met, whole.trackRecords());
      var ranking = new MentorRanking(seen.trainedModel(), PROPERTIES);
      for (var original : whole.mentees()) {
        var target = hidden.get(original.id());
        if (target == null) {
          continue;
        }
        var mentee =
            new Mentee(
                original.id(),
                original.topics(),
                List.of(),
                original.zone(),
                original.cohorts(),
                met.get(original.id()));
        var unmet = open.stream().filter(it -> !mentee.met().contains(it.id())).toList();
        var top =
            ranking.rank(seen.criteria(mentee), Candidates.of(unmet)).stream().limit(5).toList();
        attempts++;
        hits += top.stream().anyMatch(it -> it.candidate().id().equals(target)) ? 1 : 0;
        var drawn = new ArrayList<>(unmet);
        Collections.shuffle(drawn, random);
        randomHits += drawn.subList(0, 5).stream().anyMatch(it -> it.id().equals(target)) ? 1 : 0;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "recall@5 %.3f, random %.3f%n",
        (double) hits / attempts,
        (double) randomHits / attempts);

    assertThat((double) hits / attempts)
        .isGreaterThan(0.3)
        .isGreaterThan(3.0 * randomHits / attempts);
  }

  private static Candidate bookable(Candidate candidate) {
    return new Candidate(
        withFreeCapacity(candidate.mentor()),
        List.of(new Offering(Money.of(5000, "EUR"), false)),
        new MentorAvailability(600, NOW.plus(Duration.ofDays(1)), NOW),
        candidate.cohorts(),
        candidate.bookedUntil());
  }

  private static Mentor withFreeCapacity(Mentor mentor) {
    return new Mentor(
        mentor.id(),
        mentor.name(),
        mentor.headline(),
        mentor.bio(),
        mentor.skills(),
        mentor.languages(),
        mentor.zone(),
        9,
        mentor.firstListedAt());
  }

  @Test
  void givesTheSameListAllDayAndOtherNewMentorsAPlaceOnOtherDays() {
    var population = RankingFixture.of(60, 50, new Random(3));
    var open = population.candidates().stream().map(MentorRankingTests::bookable).toList();
    var mentee = population.mentees().getFirst();
    var ranking = new MentorRanking(population.trainedModel(), PROPERTIES);
    Function<Duration, List<MentorId>> topAfter =
        time ->
            ranking
                .rank(
                    new SearchCriteria(mentee, null, NOW.plus(time), Duration.ofDays(14)),
                    Candidates.of(open))
                .stream()
                .map(ranked -> ranked.candidate().id())
                .limit(5)
                .toList();

    assertThat(topAfter.apply(Duration.ofHours(2))).isEqualTo(topAfter.apply(Duration.ZERO));
    var days =
        IntStream.range(0, 6)
            .mapToObj(day -> topAfter.apply(Duration.ofHours(day * 24L)))
            .collect(Collectors.toSet());
    assertThat(days).hasSizeGreaterThan(1);
  }

  @Test
  void keepsScoresInTheOrderOfTheListAndOnePlaceInFiveForANewMentor() {
    for (int seed = 0; seed < 10; seed++) {
      var population = RankingFixture.of(60, 20, new Random(seed));
      var open = population.candidates().stream().map(MentorRankingTests::bookable).toList();
      var anyNew = open.stream().filter(MentorRankingTests::isNew).count();
      var ranking = new MentorRanking(population.trainedModel(), PROPERTIES);
      for (var mentee : population.mentees()) {
        var list = ranking.rank(population.criteria(mentee), Candidates.of(open));
        assertThat(list)
            .extracting(Recommendation::score)
            .isSortedAccordingTo(Collections.reverseOrder());
        if (anyNew > 0 && list.size() > 5) {
          assertThat(list.subList(0, 5)).anyMatch(it -> isNew(it.candidate()));
        }
      }
    }
  }

  private static boolean isNew(Candidate candidate) {
    return candidate.mentor().firstListedAt().isAfter(NOW.minus(Duration.ofDays(30)));
  }

  @Test
  void putsTheMentorWhoTeachesTheGoalBeforeOneWhoOnlyMentionsIt() {
    var teaches = availableCandidate("Ada", "SQL and databases", List.of("SQL"), 1);
    var mentions = availableCandidate("Bob", "I once used SQL", List.of("Cooking"), 2);
    var neither = availableCandidate("Cem", "Bread", List.of("Baking"), 3);
    var all = List.of(neither, mentions, teaches);
    var mentee =
        new Mentee(
            new MenteeId(new UUID(9, 9)), List.of("sql"), List.of("de"), "UTC", Set.of(), Set.of());
    var model =
        TrainedModel.train(
            all.stream().map(Candidate::mentor).toList(), new HashMap<>(), new HashMap<>(), 5);

    var list =
        new MentorRanking(model, PROPERTIES)
            .rank(new SearchCriteria(mentee, null, NOW, Duration.ofDays(14)), Candidates.of(all));

    assertThat(list)
        .extracting(it -> it.candidate().mentor().name())
        .containsExactly("Ada", "Bob", "Cem");
    assertThat(list.getFirst().reasons())
        .extracting(RecommendationReason::text)
        .containsExactly(
            "Teaches sql, one of your goals",
            "Speaks German, like you",
            "In a time zone close to yours",
            "Next free tomorrow");
    assertThat(list.get(1).reasons())
        .extracting(RecommendationReason::text)
        .startsWith("Mentions sql, one of your goals, in their profile");
  }

  @Test
  void namesTheSharedLanguageThatFewestMentorsSpeak() {
    var both = availableCandidate("Ada", "", List.of("SQL"), List.of("en", "de"), 1);
    var all =
        List.of(
            both,
            availableCandidate("Bob", "", List.of(), List.of("En "), 2),
            availableCandidate("Cem", "", List.of(), List.of("en", "tr"), 3));
    var mentee =
        new Mentee(
            new MenteeId(new UUID(9, 9)),
            List.of("SQL"),
            List.of("EN", "de"),
            "UTC",
            Set.of(),
            Set.of());
    var model =
        TrainedModel.train(
            all.stream().map(Candidate::mentor).toList(), new HashMap<>(), new HashMap<>(), 5);

    var list =
        new MentorRanking(model, PROPERTIES)
            .rank(new SearchCriteria(mentee, null, NOW, Duration.ofDays(14)), Candidates.of(all));

    assertThat(list.getFirst().reasons())
        .extracting(RecommendationReason::text)
        .contains("Speaks German, like you")
        .doesNotContain("Speaks English, like you");
  }

  private static Candidate availableCandidate(
      String name, String headline, List<String> skills, int id) {
    return availableCandidate(name, headline, skills, List.of("de"), id);
  }

  private static Candidate availableCandidate(
      String name, String headline, List<String> skills, List<String> languages, int id) {
    var since = NOW.minus(Duration.ofDays(300));
    var mentor =
        new Mentor(
            new MentorId(new UUID(0, id)), name, headline, "", skills, languages, "UTC", 3, since);
    return bookable(new Candidate(mentor, List.of(), null, Set.of(), Map.of()));
  }
}
