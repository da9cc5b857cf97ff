package dev.tandem.readiness.rules.sql;

import dev.tandem.readiness.codebase.SqlScript.Statement;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Where a function or block of a script runs a text that is whole only at run time. */
final class ComposedScripts {

  private static final Pattern EXECUTE =
      Pattern.compile("(?i)\\bexecute\\s+(?!function\\b|procedure\\b|on\\b)");

  private static final String PART = "(?:''|tg_table_schema|tg_table_name|tg_relid(?:::regclass)?)";

  /**
   * A text, or a format of texts, is whole in the script, and another check reads it; a trigger
   * knows the table that has it.
   */
  private static final Pattern WHOLE =
      Pattern.compile(
          "(?i)(?:format\\s*\\(\\s*)?%s(?:\\s*(?:\\|\\||,)?\\s*%s)*\\s*\\)?\\s*(?:;|into\\b|using\\b|loop\\b|$)"
              .formatted(PART, PART));

  private ComposedScripts() {}

  /** The line of the first such text in the statement. */
  static OptionalInt lineIn(Statement statement) {
    return EXECUTE
        .matcher(statement.code())
        .results()
        .filter(found ->
            !WHOLE
                .matcher(statement.code())
                .region(found.end(), statement.code().length())
                .lookingAt())
        .mapToInt(found -> statement.lineOf(found.start()))
        .findFirst();
  }
}
