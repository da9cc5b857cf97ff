package dev.tandem.recommendations.ranking;

import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Moves a new mentor up into the last place of each group without one. Which one depends on the
 * mentee and the day.
 *
 * @param groupSize places in a group
 */
record Exploration(SearchCriteria criteria, int groupSize, Predicate<Recommendation> isNew) {

  /**
   * @param until the place up to which groups are looked at
   */
  List<Recommendation> promoteNewMentors(List<Recommendation> ranked, long until) {
    var list = new ArrayList<>(ranked);
    for (int start = 0; start < until && start + groupSize < list.size(); start += groupSize) {
      if (list.subList(start, start + groupSize).stream().noneMatch(isNew)) {
        promoteInto(start + groupSize - 1, list);
      }
    }
    return list;
  }

  private void promoteInto(int place, List<Recommendation> list) {
    var day = LocalDate.ofInstant(criteria.now(), ZoneOffset.UTC);
    list.subList(place + 1, list.size()).stream()
        .filter(isNew)
        .min(
            Comparator.comparingLong(it -> order(criteria.mentee().id(), it.candidate().id(), day)))
        .ifPresent(promoted -> {
          list.remove(promoted);
          var score = list.get(place).score();
          list.add(place, new Recommendation(promoted.candidate(), score, promoted.reasons()));
        });
  }

  private static long order(MenteeId mentee, MentorId mentor, LocalDate day) {
    var seed = mix(mentee.value()) * 31 + mix(mentor.value());
    return new SplittableRandom(seed * 31 + day.toEpochDay()).nextLong();
  }

  private static long mix(UUID id) {
    return id.getMostSignificantBits() * 31 + id.getLeastSignificantBits();
  }
}
