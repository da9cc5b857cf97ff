package dev.tandem.access.memberdata;

import java.util.List;
import java.util.Map;

/** What becomes of a table's rows about a member when the member is erased. */
public sealed interface ErasureRule {

  /** In words. */
  String describe();

  /** The columns that get new values, without the count of changes. */
  static List<String> emptied(Map<String, String> values) {
    return values.keySet().stream().filter(column -> !column.equals("version")).toList();
  }

  /** The rows are deleted. */
  record Deleted(String rows) implements ErasureRule {

    @Override
    public String describe() {
      return "deleted";
    }
  }

  /**
   * The rows stay, under a number that nobody can attribute to a person any more.
   *
   * @param values what replaces columns that tell something, as SQL expressions; none for rows that
   *     stay as they are
   * @param texts the columns of text and JSON that stay, since they are the program's own words
   */
  record Pseudonymised(
      String rows, Map<String, String> values, Retention retention, List<String> texts)
      implements ErasureRule {

    @Override
    public String describe() {
      return values.isEmpty()
          ? "kept under the number"
          : "emptied: %s; the rest kept under the number"
              .formatted(String.join(", ", emptied(values)));
    }
  }

  /** Erased in another way, or not about members after all. */
  record Otherwise(String how) implements ErasureRule {

    @Override
    public String describe() {
      return how;
    }
  }

  /**
   * @param duty why rows must stay
   * @param period for how long, such as {@code 10 years} or {@code as long as they hold}
   * @param end what becomes of the rows then
   */
  record Retention(String duty, String period, RetentionEnd end) {}
}
