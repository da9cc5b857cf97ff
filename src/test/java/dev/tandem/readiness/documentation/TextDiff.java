package dev.tandem.readiness.documentation;

import java.util.ArrayList;
import java.util.List;

/** The lines in which two texts differ, in the order of a diff. */
final class TextDiff {

  private static final int MAX_LINES = 12;

  private TextDiff() {}

  static String of(String name, String before, String after) {
    var old = before.lines().toList();
    var now = after.lines().toList();
    var lines = changedLines(old, now);
    var text = new StringBuilder(name).append(before.isEmpty() ? " is missing\n" : "\n");
    lines.stream().limit(MAX_LINES).forEach(it -> text.append("  ").append(it).append("\n"));
    if (lines.size() > MAX_LINES) {
      text.append("  … and ").append(lines.size() - MAX_LINES).append(" more lines\n");
    }
    return text.toString();
  }

  /** Longest common subsequence, after the common head and tail. */
  private static List<String> changedLines(List<String> old, List<String> now) {
    var head = 0;
    while (head < Math.min(old.size(), now.size()) && old.get(head).equals(now.get(head))) {
      head++;
    }
    var tail = 0;
    while (tail < Math.min(old.size(), now.size()) - head
        && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
      tail++;
    }
    return longestCommonSubsequenceDiff(
        old.subList(head, old.size() - tail), now.subList(head, now.size() - tail), head);
  }

  private static List<String> longestCommonSubsequenceDiff(
      List<String> old, List<String> now, int offset) {
    var common = new int[old.size() + 1][now.size() + 1];
    for (int i = old.size() - 1; i >= 0; i--) {
      for (int j = now.size() - 1; j >= 0; j--) {
        common[i][j] =
            old.get(i).equals(now.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    var found = new ArrayList<String>();
    int i = 0;
    int j = 0;
    while (i < old.size() || j < now.size()) {
      if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
        i++;
        j++;
      } else if (j == now.size() || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
        found.add(offset + i + 1 + " - " + old.get(i++));
      } else {
        found.add(offset + j + 1 + " + " + now.get(j++));
      }
    }
    return found;
  }
}
