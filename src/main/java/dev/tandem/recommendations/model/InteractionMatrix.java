package dev.tandem.recommendations.model;

import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who met whom: a mentee × mentor matrix of zeros and ones.
 *
 * @param mentors the columns, ordered by id
 * @param rows for each mentee the mentors met, without those rated badly
 */
record InteractionMatrix(List<MentorId> mentors, List<Set<MentorId>> rows) {

  static InteractionMatrix of(Map<MenteeId, Set<MentorId>> met) {
    var mentors = met.values().stream().flatMap(Set::stream).distinct().sorted().toList();
    return new InteractionMatrix(mentors, List.copyOf(new TreeMap<>(met).values()));
  }

  /** The columns of these mentors, ascending, without mentors whom nobody met. */
  int[] columns(Set<MentorId> met) {
    return met.stream().mapToInt(this::column).filter(it -> it >= 0).sorted().toArray();
  }

  /** The column of a mentor, negative if nobody met them. */
  int column(MentorId mentor) {
    return Collections.binarySearch(mentors, mentor);
  }

  /** For each mentee the columns of the mentors met. */
  int[][] columnsByRow() {
    return rows.stream().map(this::columns).toArray(int[][]::new);
  }

  /** For each mentor the rows of the mentees met, ascending. */
  int[][] rowsByColumn() {
    var rowsByColumn = new ArrayList<List<Integer>>();
    mentors.forEach(it -> rowsByColumn.add(new ArrayList<>()));
    for (int row = 0; row < rows.size(); row++) {
      for (int column : columns(rows.get(row))) {
        rowsByColumn.get(column).add(row);
      }
    }
    return rowsByColumn.stream()
        .map(it -> it.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }
}
