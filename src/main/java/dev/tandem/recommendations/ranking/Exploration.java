package dev.tandem.recommendations.ranking;

import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.candidate.Mentor;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Moves a new mentor up into the last place of each group without one. Which one depends on the
 * mentee and the day.
 *
 * @param groupSize places in a group
 */
record Exploration(SearchCriteria criteria, int groupSize, Predicate<Mentor> isNew) {

  /** How many of the ranked mentors are looked at to fill these places. */
  long depth(long places) {
    long groups = (places + groupSize - 1) / groupSize;
    return groups * (groupSize + 1) + groupSize;
  }

  /**
   * @param ranked the best mentors, at least {@link #depth} of them if there are as many
   * @param newMentors all new ones among the ranked and those behind them
   * @param total how many mentors are ranked, with those behind
   * @param places how many are filled; at least, since a group is filled as a whole
   */
  List<Recommendation> promoteNewMentors(
      List<Recommendation> ranked, List<Recommendation> newMentors, int total, long places) {
    var drawn = inDrawnOrder(newMentors);
    var list = new ArrayList<Recommendation>();
    var placed = new HashSet<MentorId>();
    int next = 0;
    while (list.size() < places && list.size() + groupSize < total) {
      boolean withNew = false;
      int last = next;
      for (int i = 0; i < groupSize; next++) {
        var candidate = ranked.get(next);
        if (!placed.contains(candidate.candidate().id())) {
          list.add(candidate);
          withNew |= isNew.test(candidate.candidate().mentor());
          last = next;
          i++;
        }
      }
      if (!withNew && promoteInto(list, drawn, placed)) {
        next = last; // comes first in the next group
      }
      list.subList(list.size() - groupSize, list.size())
          .forEach(it -> placed.add(it.candidate().id()));
    }
    for (var rest : ranked.subList(next, ranked.size())) {
      if (!placed.contains(rest.candidate().id())) {
        list.add(rest);
      }
    }
    return list;
  }

  private static boolean promoteInto(
      List<Recommendation> list, Deque<Recommendation> drawn, Set<MentorId> placed) {
    while (!drawn.isEmpty() && placed.contains(drawn.peek().candidate().id())) {
      drawn.remove();
    }
    if (drawn.isEmpty()) {
      return false;
    }
    var promoted = drawn.remove();
    var score = list.getLast().score();
    list.set(list.size() - 1, new Recommendation(promoted.candidate(), score, promoted.reasons()));
    return true;
  }

  private Deque<Recommendation> inDrawnOrder(List<Recommendation> newMentors) {
    var day = LocalDate.ofInstant(criteria.now(), ZoneOffset.UTC);
    record Lot(long number, Recommendation mentor) {}
    return newMentors.stream()
        .map(it -> new Lot(draw(criteria.mentee().id(), it.candidate().id(), day), it))
        .sorted(Comparator.comparingLong(Lot::number))
        .map(Lot::mentor)
        .collect(java.util.stream.Collectors.toCollection(ArrayDeque::new));
  }

  private static long draw(MenteeId mentee, MentorId mentor, LocalDate day) {
    var seed = mix(mentee.value()) * 31 + mix(mentor.value());
    return new SplittableRandom(seed * 31 + day.toEpochDay()).nextLong();
  }

  private static long mix(UUID id) {
    return id.getMostSignificantBits() * 31 + id.getLeastSignificantBits();
  }
}
