package dev.tandem.recommendations.matching;

import dev.tandem.kernel.web.Problem;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/** Pairs that matching does not change. */
@ValueObject
record LockedPairs(Map<MenteeId, MentorId> pairs) {

  LockedPairs {
    pairs = Map.copyOf(pairs);
  }

  static LockedPairs of(List<Pairing> pairings) {
    var pairs = new TreeMap<MenteeId, MentorId>();
    for (var pairing : pairings) {
      var mentor = pairing.mentor();
      if (mentor != null) {
        pairs.put(pairing.mentee(), mentor);
      }
    }
    return new LockedPairs(pairs);
  }

  /**
   * @param mentor null to unlock the mentee
   */
  LockedPairs with(MenteeId mentee, @Nullable MentorId mentor) {
    var changed = new TreeMap<>(pairs);
    if (mentor == null) {
      changed.remove(mentee);
    } else {
      changed.put(mentee, mentor);
    }
    return new LockedPairs(changed);
  }

  boolean contains(MenteeId mentee) {
    return pairs.containsKey(mentee);
  }

  /**
   * The places of each mentor that are left for other mentees.
   *
   * @param mentees all of the cohort
   * @param capacities of all mentors of the cohort
   * @throws Problem 422 if a pair is not of the cohort or has no place
   */
  Map<MentorId, Integer> placesLeft(
      Collection<MenteeId> mentees, Map<MentorId, Integer> capacities) {
    var places = new HashMap<>(capacities);
    for (var pair : new TreeMap<>(pairs).entrySet()) {
      int left = places.getOrDefault(pair.getValue(), -1);
      if (!mentees.contains(pair.getKey()) || left < 0) {
        throw Problem.refused(
            "not-enrolled",
            "The mentee or mentor of a locked pair is not enrolled in this cohort.");
      }
      if (left == 0) {
        throw Problem.refused("no-place-left", "A mentor has more locked pairs than places.");
      }
      places.put(pair.getValue(), left - 1);
    }
    return places;
  }
}
