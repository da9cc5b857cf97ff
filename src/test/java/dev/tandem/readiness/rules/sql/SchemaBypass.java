package dev.tandem.readiness.rules.sql;

import dev.tandem.kernel.schema.SharedModules;
import dev.tandem.readiness.codebase.SqlScript.Statement;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Statements that leave the module's schema without naming another. */
public enum SchemaBypass {
  SEARCH_PATH(
      "set\\s+(?:local\\s+|session\\s+)?(?:search_path\\b|schema\\b(?!\\s*=))|set_config\\s*\\(\\s*'search_path'",
      "name each table with your own schema, e.g. %s.table, and leave the search path alone"),
  ROLE(
      "(?<!do update )\\bset\\s+(?:local\\s+|session\\s+)?role\\b(?!\\s*=)|set\\s+(?:local\\s+)?session\\s+authorization|set_config\\s*\\(\\s*'(?:role|session_authorization)'|security\\s+definer",
      "work under the role that the connection has; it may use the schema %s, which is all you"
          + " need"),
  SETTING_AT_RUN_TIME(
      "set_config\\s*\\(\\s*[?:$\u0001]",
      "write the setting's name as a constant: set_config('lock_timeout', …)"),
  SETTING_OF_THE_CONNECTION(
      "set_config\\s*\\(\\s*'\\w+\\.\\w+|(?:^|;|\\bbegin\\b)\\s*set\\s+(?:local\\s+|session\\s+)?\\w+\\.\\w+(?=\\s*=|\\s+to\\b)",
      "pass the value as a parameter of the statement or function, or keep it in a table of %s;"
          + " a setting of the connection stays for whoever uses the connection next"),
  OTHER_DATABASE(
      "\\bdblink\\w*|\\bpostgres_fdw\\b|\\bfile_fdw\\b|create\\s+(?:server|foreign\\s+table|user\\s+mapping|foreign\\s+data\\s+wrapper)|import\\s+foreign\\s+schema",
      "keep your own copy in the schema %s, filled from the other module's events"),
  REPLICATION(
      "create\\s+(?:publication|subscription)|alter\\s+(?:publication|subscription)",
      "publish an event instead of rows; only rollout copies tables, while it moves a module"),
  PROGRAM_OR_FILE(
      "\\bcopy\\b[^;]*\\b(?:to|from)\\s+(?:program\\b|'')|pg_read_(?:binary_)?file|pg_ls_\\w*dir|pg_stat_file|\\blo(?:_(?:get|put|open|creat|create|unlink|from_bytea|import|export)|read|write)\\s*\\(|\\bpg_largeobject\\w*|\\bload\\s+''",
      "keep the data in a table of the schema %s (bytea for documents); programs, files and large"
          + " objects of the database are not there after a move"),
  ACTIVITY(
      "\\bpg_(?:stat_activity|stat_statements|locks|prepared_xacts|cursors|stat_xact_\\w+|export_snapshot|stat_get_activity)\\b|\\bdatabase_to_xml\\w*",
      "ask for nothing that others do with the server; what your code must know of another module"
          + " comes in its events"),
  HIDDEN_NAME("\\bu&[\"']", "write the name in plain letters, so that it can be read"),
  SERVER(
      "alter\\s+(?:system|database|role|user)\\b|create\\s+(?:role|user|database|event\\s+trigger)\\b|grant\\s+\\w+\\s+to\\b",
      "let whoever runs the database change the server; a script changes the schema %s only");

  private static final Pattern EXECUTE =
      Pattern.compile("(?i)\\bexecute\\s+(?!function|procedure)");

  private static final Pattern SETTING_CALL =
      Pattern.compile("(?i)(?:set_config|current_setting)\\s*\\(\\s*''");

  private final Pattern pattern;
  private final String remedy;

  SchemaBypass(String pattern, String remedy) {
    this.pattern = Pattern.compile("(?i)" + pattern);
    this.remedy = remedy;
  }

  /**
   * @param words what the statement says, in one line
   * @param remedy what to do instead
   */
  public record Found(String words, String remedy, int line) {}

  public static Stream<Found> in(Statement statement, String module) {
    var ofServer = SERVER.findIn(statement, module).toList();
    var others =
        Arrays.stream(values())
            .filter(kind -> kind != SERVER && (kind != SEARCH_PATH || ofServer.isEmpty()))
            .flatMap(kind -> kind.findIn(statement, module));
    return Stream.concat(others, ofServer.stream());
  }

  private Stream<Found> findIn(Statement statement, String module) {
    if (this == ACTIVITY && SharedModules.NAMES.contains(module)) {
      return Stream.empty();
    }
    var code = restored(statement);
    return pattern
        .matcher(code)
        .results()
        .filter(
            found -> this != SEARCH_PATH || !staysInOwnSchema(code.substring(found.end()), module))
        .filter(found ->
            this != SETTING_OF_THE_CONNECTION
                || !found.group().matches("(?s).*\\b" + module + "\\.\\w+"))
        .limit(1)
        .map(found ->
            new Found(
                words(found.group()),
                remedy.formatted(module),
                statement.lineOf(Math.min(found.start(), statement.code().length()))));
  }

  /** What was found in one line, with the quote and bracket that it has opened. */
  private static String words(String found) {
    var line = found.replaceAll("\\s+", " ").replaceAll("[('\"\\s]+$", "").strip();
    return line.matches("(?i)set_config ?\\( ?'.*") ? line + "')" : line;
  }

  /** Whether a search path, as a function may have it, has nothing but the module's schema. */
  private static boolean staysInOwnSchema(String rest, String module) {
    return Pattern.compile(
            "(?i)\\s*(?:=|\\bto\\b)\\s*" + module + "(?:\\s*,\\s*pg_\\w+)*\\b(?!\\s*,)")
        .matcher(rest)
        .lookingAt();
  }

  /** The code, and the quoted name of a setting at the end if set_config may be given to it. */
  private static String restored(Statement statement) {
    return withSetting(statement) + executed(statement);
  }

  /** The quoted texts that a function or block runs as statements. */
  private static String executed(Statement statement) {
    return EXECUTE.matcher(statement.code()).find()
        ? statement.literals().stream()
            .map(literal -> " ; " + literal.text())
            .collect(Collectors.joining())
        : "";
  }

  private static String withSetting(Statement statement) {
    var code = statement.code();
    return code
        + SETTING_CALL
            .matcher(code)
            .results()
            .map(call -> code.substring(0, call.end()).split("''", -1).length - 2)
            .filter(index -> index < statement.literals().size())
            .map(index -> " set_config('" + statement.literals().get(index).text().toLowerCase())
            .map(call -> call + "'")
            .collect(Collectors.joining());
  }
}
