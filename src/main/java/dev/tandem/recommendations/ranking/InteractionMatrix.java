package dev.tandem.recommendations.ranking;

import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who met whom: the mentee × mentor matrix of zeros and ones.
 *
 * @param mentors its columns, in the order of their ids
 * @param rows for each mentee the mentors met and not rated badly
 */
record InteractionMatrix(List<MentorId> mentors, List<Set<MentorId>> rows) {

  static InteractionMatrix of(Map<MenteeId, Set<MentorId>> met) {
    var mentors = met.values().stream().flatMap(Set::stream).distinct().sorted().toList();
    return new InteractionMatrix(mentors, List.copyOf(new TreeMap<>(met).values()));
  }

  /** The columns of a row, ascending; mentors that nobody met have none. */
  int[] columns(Set<MentorId> row) {
    return row.stream().mapToInt(this::column).filter(it -> it >= 0).sorted().toArray();
  }

  /** Negative for a mentor whom nobody met. */
  int column(MentorId mentor) {
    return Collections.binarySearch(mentors, mentor);
  }
}
