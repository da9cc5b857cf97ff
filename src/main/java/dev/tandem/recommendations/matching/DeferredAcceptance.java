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
 * Mentee-proposing deferred acceptance with capacities: each mentee proposes to the mentors on
 * their list in order, each mentor keeps the best proposals so far (Gale and Shapley 1962;
 * hospitals/residents). The result is stable, and for every mentee the best of all stable results.
 *
 * @param preferences the mentors each mentee accepts, most preferred first
 * @param mentorScores how much each mentor prefers a mentee; the smaller id wins a tie
 * @param capacities how many mentees each mentor takes
 */
record DeferredAcceptance(
    Map<MenteeId, List<MentorId>> preferences,
    Map<MentorId, Map<MenteeId, Double>> mentorScores,
    Map<MentorId, Integer> capacities) {

  /** The mentor of each mentee who gets one. */
  Map<MenteeId, MentorId> stablePairs() {
    var accepted = new HashMap<MentorId, PriorityQueue<MenteeId>>();
    var proposals = new HashMap<MenteeId, Integer>();
    var free = new ArrayDeque<>(preferences.keySet().stream().sorted().toList());
    while (!free.isEmpty()) {
      var mentee = free.poll();
      int next = proposals.merge(mentee, 1, Integer::sum) - 1;
      var mentors = preferences.getOrDefault(mentee, List.of());
      if (next >= mentors.size()) {
        continue;
      }
      var mentor = mentors.get(next);
      var mentees = accepted.computeIfAbsent(mentor, it -> new PriorityQueue<>(worstFirst(it)));
      mentees.add(mentee);
      if (mentees.size() > capacities.getOrDefault(mentor, 0)) {
        free.add(mentees.remove());
      }
    }
    var pairs = new TreeMap<MenteeId, MentorId>();
    accepted.forEach((mentor, mentees) -> mentees.forEach(it -> pairs.put(it, mentor)));
    return pairs;
  }

  /** Whether the mentor prefers the first mentee to the second. */
  boolean prefers(MentorId mentor, MenteeId first, MenteeId second) {
    return worstFirst(mentor).compare(first, second) > 0;
  }

  private Comparator<MenteeId> worstFirst(MentorId mentor) {
    var scores = mentorScores.getOrDefault(mentor, Map.of());
    return Comparator.comparingDouble((MenteeId it) -> scores.getOrDefault(it, 0.0))
        .thenComparing(Comparator.reverseOrder());
  }
}
