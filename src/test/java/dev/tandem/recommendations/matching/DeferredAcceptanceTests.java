package dev.tandem.recommendations.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import dev.tandem.testing.NoDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@NoDatabase
class DeferredAcceptanceTests {

  @Test
  void leavesNoMenteeAndMentorWhoWouldRatherHaveEachOther() {
    for (int seed = 0; seed < 300; seed++) {
      var random = new Random(seed);
      var market = randomMarket(random, 1 + random.nextInt(30), 1 + random.nextInt(12));

      assertThat(isStable(market, market.stablePairs())).as("seed %s", seed).isTrue();
    }
  }

  @Test
  void givesEveryMenteeTheBestOfAllStableMatches() {
    int several = 0;
    for (int seed = 0; seed < 300; seed++) {
      var random = new Random(seed);
      var market = randomMarket(random, 1 + random.nextInt(6), 1 + random.nextInt(4));
      var mentees = List.copyOf(market.preferences().keySet());
      var all = new ArrayList<Map<MenteeId, MentorId>>();
      collectMatchings(market, mentees, 0, new HashMap<>(), all);
      var stable = all.stream().filter(it -> isStable(market, it)).toList();
      several += stable.size() > 1 ? 1 : 0;

      var found = market.stablePairs();

      assertThat(stable).contains(found);
      for (var mentee : mentees) {
        var best = stable.stream().mapToInt(it -> rank(market, mentee, it)).min().orElseThrow();
        assertThat(rank(market, mentee, found)).as("seed %s", seed).isEqualTo(best);
      }
    }
    assertThat(several).isPositive();
  }

  @Test
  void isTheSameHoweverItsMapsAreOrdered() {
    var market = randomMarket(new Random(4), 20, 6);
    var shuffled = new ArrayList<>(market.preferences().entrySet());
    Collections.shuffle(shuffled, new Random(9));
    var preferences = new LinkedHashMap<MenteeId, List<MentorId>>();
    shuffled.forEach(it -> preferences.put(it.getKey(), it.getValue()));

    var again = new DeferredAcceptance(preferences, market.mentorScores(), market.capacities());

    assertThat(again.stablePairs()).isEqualTo(market.stablePairs());
  }

  private static boolean isStable(DeferredAcceptance market, Map<MenteeId, MentorId> pairs) {
    for (var preference : market.preferences().entrySet()) {
      var mentee = preference.getKey();
      for (var mentor : preference.getValue()) {
        if (mentor.equals(pairs.get(mentee))) {
          break;
        }
        var accepted = pairs.keySet().stream().filter(it -> mentor.equals(pairs.get(it))).toList();
        var hasPlace = accepted.size() < market.capacities().get(mentor);
        if (hasPlace || accepted.stream().anyMatch(it -> market.prefers(mentor, mentee, it))) {
          return false;
        }
      }
    }
    return true;
  }

  private static int rank(
      DeferredAcceptance market, MenteeId mentee, Map<MenteeId, MentorId> pairs) {
    var preferences = market.preferences().get(mentee);
    var mentor = pairs.get(mentee);
    return mentor == null ? preferences.size() : preferences.indexOf(mentor);
  }

  private static void collectMatchings(
      DeferredAcceptance market,
      List<MenteeId> mentees,
      int next,
      Map<MenteeId, MentorId> pairs,
      List<Map<MenteeId, MentorId>> all) {
    if (next == mentees.size()) {
      all.add(new HashMap<>(pairs));
      return;
    }
    collectMatchings(market, mentees, next + 1, pairs, all);
    for (var mentor : market.preferences().get(mentees.get(next))) {
      long taken = pairs.values().stream().filter(mentor::equals).count();
      if (taken < market.capacities().get(mentor)) {
        pairs.put(mentees.get(next), mentor);
        collectMatchings(market, mentees, next + 1, pairs, all);
        pairs.remove(mentees.get(next));
      }
    }
  }

  private static DeferredAcceptance randomMarket(Random random, int mentees, int mentors) {
    var all = IntStream.range(0, mentors).mapToObj(it -> new MentorId(new UUID(2, it))).toList();
    var preferences = new HashMap<MenteeId, List<MentorId>>();
    var scores = new HashMap<MentorId, Map<MenteeId, Double>>();
    var places = new HashMap<MentorId, Integer>();
    all.forEach(it -> places.put(it, random.nextInt(4)));
    for (int i = 0; i < mentees; i++) {
      var mentee = new MenteeId(new UUID(1, i));
      var list = new ArrayList<>(all);
      Collections.shuffle(list, random);
      preferences.put(mentee, List.copyOf(list.subList(0, random.nextInt(mentors + 1))));
      for (var mentor : all) {
        var score = random.nextInt(4) / 4.0;
        scores.computeIfAbsent(mentor, it -> new HashMap<>()).put(mentee, score);
      }
    }
    return new DeferredAcceptance(preferences, scores, places);
  }
}
