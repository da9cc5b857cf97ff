package dev.tandem.access.memberdata;

import java.util.Map;

/** What becomes of rows about a former member once the time is over for which they must be kept. */
public sealed interface RetentionEnd {

  /** In words. */
  String describe();

  record Deleted() implements RetentionEnd {

    @Override
    public String describe() {
      return "deleted";
    }
  }

  /**
   * @param values what replaces columns, as SQL expressions; {@code :nobody} is a new number, which
   *     nothing leads to
   */
  record Emptied(Map<String, String> values) implements RetentionEnd {

    @Override
    public String describe() {
      return "emptied: " + String.join(", ", ErasureRule.emptied(values));
    }
  }

  /** The rows stay, or their time does not end by itself. */
  record Stays(String why) implements RetentionEnd {

    @Override
    public String describe() {
      return why;
    }
  }
}
