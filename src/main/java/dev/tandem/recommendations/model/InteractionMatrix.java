package dev.tandem.recommendations.model;

import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Who met whom: a mentee × mentor matrix of zeros and ones, of which the ones are kept. */
final class InteractionMatrix {

  private final List<MentorId> mentors;
  private final Map<MentorId, Integer> columns;
  private final int[][] rows;

  /**
   * @param mentors the columns
   * @param rows for each mentee the columns of the mentors met, ascending
   */
  private InteractionMatrix(List<MentorId> mentors, int[][] rows) {
    this.mentors = mentors;
    this.columns = MentorScores.positions(mentors);
    this.rows = rows;
  }

  /**
   * @param met for each mentee the mentors met, without those rated badly
   */
  static InteractionMatrix of(Map<MenteeId, Set<MentorId>> met) {
    var mentors = met.values().stream().flatMap(Set::stream).distinct().sorted().toList();
    var columns = MentorScores.positions(mentors);
    var rows =
        new TreeMap<>(met)
            .values().stream()
                .map(row -> row.stream().mapToInt(columns::get).sorted().toArray())
                .toArray(int[][]::new);
    return new InteractionMatrix(mentors, rows);
  }

  /** Only the mentors whom most mentees met, in the same order. */
  InteractionMatrix withMostMet(int most) {
    if (mentors.size() <= most) {
      return this;
    }
    var met = rowsByColumn();
    var kept =
        IntStream.range(0, mentors.size())
            .boxed()
            .sorted(Comparator.comparingInt((Integer it) -> met[it].length).reversed())
            .limit(most)
            .sorted()
            .toList();
    var newColumns = new int[mentors.size()];
    Arrays.fill(newColumns, -1);
    for (int column = 0; column < kept.size(); column++) {
      newColumns[kept.get(column)] = column;
    }
    var keptRows = new int[rows.length][];
    for (int row = 0; row < rows.length; row++) {
      keptRows[row] =
          Arrays.stream(rows[row]).map(it -> newColumns[it]).filter(it -> it >= 0).toArray();
    }
    return new InteractionMatrix(kept.stream().map(mentors::get).toList(), keptRows);
  }

  /** The columns, ordered by id. */
  List<MentorId> mentors() {
    return mentors;
  }

  MentorScores scores(double... scores) {
    return new MentorScores(columns, scores);
  }

  /** The columns of these mentors, ascending, without mentors whom nobody met. */
  int[] columns(Set<MentorId> met) {
    return met.stream().mapToInt(this::column).filter(it -> it >= 0).sorted().toArray();
  }

  /** The column of a mentor, negative if nobody met them. */
  int column(MentorId mentor) {
    return columns.getOrDefault(mentor, -1);
  }

  /** For each mentee the columns of the mentors met, ascending. */
  int[][] columnsByRow() {
    return rows;
  }

  /** For each mentor the rows of the mentees met, ascending. */
  int[][] rowsByColumn() {
    var counts = new int[mentors.size()];
    for (var row : rows) {
      for (int column : row) {
        counts[column]++;
      }
    }
    var rowsByColumn = new int[mentors.size()][];
    Arrays.setAll(rowsByColumn, column -> new int[counts[column]]);
    for (int row = rows.length - 1; row >= 0; row--) {
      for (int column : rows[row]) {
        rowsByColumn[column][--counts[column]] = row;
      }
    }
    return rowsByColumn;
  }
}
