package dev.tandem.recommendations.matching;

import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * Mentee-proposing deferred acceptance with capacities: each mentee asks down their list, each
 * mentor keeps the best so far (Gale and Shapley 1962; hospitals/residents). The result is stable
 * and the best stable one for every mentee at once.
 *
 * @param preferences for each mentee the mentors they accept, dearest first
 * @param mentorScores for each mentor how much they prefer a mentee; ties fall to the smaller id
 * @param capacities how many mentees each mentor takes
 */
record DeferredAcceptance(
    Map<MenteeId, List<MentorId>> preferences,
    Map<MentorId, Map<MenteeId, Double>> mentorScores,
    Map<MentorId, Integer> capacities) {

  /** The mentor of each mentee who has one. */
  Map<MenteeId, MentorId> stablePairs() {
    var kept = new HashMap<MentorId, PriorityQueue<MenteeId>>();
    var asked = new HashMap<MenteeId, Integer>();
    var free = new ArrayDeque<>(preferences.keySet().stream().sorted().toList());
    while (!free.isEmpty()) {
      var mentee = free.poll();
      int next = asked.merge(mentee, 1, Integer::sum) - 1;
      var wishlist = preferences.getOrDefault(mentee, List.of());
      if (next >= wishlist.size()) {
        continue;
      }
      var mentor = wishlist.get(next);
      var mine = kept.computeIfAbsent(mentor, it -> new PriorityQueue<>(worstFirst(it)));
      mine.add(mentee);
      if (mine.size() > capacities.getOrDefault(mentor, 0)) {
        free.add(mine.remove());
      }
    }
    var pairs = new TreeMap<MenteeId, MentorId>();
    kept.forEach((mentor, mentees) -> mentees.forEach(it -> pairs.put(it, mentor)));
    return pairs;
  }

  /** Whether the mentor would rather have the first than the second. */
  boolean prefers(MentorId mentor, MenteeId first, MenteeId second) {
    return worstFirst(mentor).compare(first, second) > 0;
  }

  private Comparator<MenteeId> worstFirst(MentorId mentor) {
    var merit = mentorScores.getOrDefault(mentor, Map.of());
    return Comparator.comparingDouble((MenteeId it) -> merit.getOrDefault(it, 0.0))
        .thenComparing(Comparator.reverseOrder());
  }
}
