package dev.tandem.access.memberdata;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What becomes of a table's rows about a member when the member is erased. */
public sealed interface ErasureRule {

  /** In words. */
  String describe();

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

    /** The new values as a statement sets them; empty if all stays as it is. */
    String changes() {
      return values.entrySet().stream()
          .map(value -> "\"%s\" = %s".formatted(value.getKey(), value.getValue()))
          .collect(Collectors.joining(", "));
    }

    @Override
    public String describe() {
      return values.isEmpty()
          ? "kept under the number"
          : "emptied: %s; the rest kept under the number".formatted(emptied());
    }

    private String emptied() {
      return values.keySet().stream()
          .filter(column -> !column.equals("version"))
          .collect(Collectors.joining(", "));
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
   * @param period for how long
   */
  record Retention(String duty, String period) {}
}
