package dev.tandem.readiness.rules.sql;

import dev.tandem.readiness.codebase.CatalogNames;
import dev.tandem.readiness.codebase.ClassFileConstants;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.SqlScript;
import dev.tandem.readiness.codebase.SqlScript.Statement;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The names of other modules' objects in a piece of SQL. Names are known from the migrated
 * catalogue; a name after another module's schema counts even if nothing has that name.
 */
public record SqlNames(Codebase codebase, String module) {

  private static final Pattern QUALIFIED =
      Pattern.compile(
          "(?i)(?<![\\w.\"@/-])(?<!(?<!:):)\"?([a-z_]+)[\"\\s\u0002]*\\.[\"\\s\u0002]*([a-z_][a-z0-9_]*|\u0001|\\*)(?![\\w(]*-\\w)");

  private static final Pattern VARIABLE_SCHEMA =
      Pattern.compile("(?i)\u0001\"?\\s*\\.\\s*\"?([a-z_][a-z0-9_]*)");

  private static final Pattern UNQUALIFIED =
      Pattern.compile(
          "(?i)\\b(?:from|join|into|update|table|truncate|only|using|references|lock)\\s+\"?([a-z_][a-z0-9_]*)(?![\\w.(\"\u0001])");

  private static final Pattern SCHEMA_ITSELF =
      Pattern.compile(
          "(?i)\\bschema\\s+(?:if\\s+(?:not\\s+)?exists\\s+)?\"?([a-z_]+)\\b(?!\"?\\s*\\.)");

  /** Statements in which a quoted text is run as SQL or names an object. */
  private static final Pattern QUOTED_CODE =
      Pattern.compile(
          "(?i)\\b(execute|regclass|regtype|regproc\\w*|regnamespace|nextval|currval|setval|to_reg\\w+|\\w+_to_xml\\w*|dblink\\w*|has_\\w+_privilege|format|quote_ident|pg_get_serial_sequence|pg_total_relation_size|ts_stat|copy"
              + "|information_schema|pg_catalog|pg_stat(?:io)?_\\w+|pg_(?:tables|views|matviews|class|namespace|indexes|sequences|policies))\\b");

  private static final Pattern EXECUTED =
      Pattern.compile(
          "(?i)\\b(execute|format|quote_ident|regnamespace|schema_to_xml\\w*|information_schema|pg_catalog"
              + "|pg_stat(?:io)?_\\w+|pg_(?:tables|views|matviews|class|namespace|indexes|sequences|policies))\\b");

  /**
   * A name that is not the module's own.
   *
   * @param line in the text that was searched
   */
  public record ForeignName(String name, int line) {}

  public Stream<ForeignName> in(Statement statement) {
    var found = new LinkedHashSet<ForeignName>();
    qualifiedIn(statement.code(), statement.code())
        .forEach(
            name -> found.add(new ForeignName(name.name(), statement.lineOf(name.position()))));
    SCHEMA_ITSELF
        .matcher(statement.code())
        .results()
        .filter(match -> isForeign(match.group(1).toLowerCase()))
        .forEach(
            match -> found.add(new ForeignName(match.group(1), statement.lineOf(match.start(1)))));
    if (QUOTED_CODE.matcher(statement.code()).find()) {
      for (var literal : statement.literals()) {
        qualifiedIn(literal.text(), statement.code())
            .forEach(name -> found.add(new ForeignName(name.name(), literal.line())));
        if (EXECUTED.matcher(statement.code()).find()) {
          wholeSchemaIn(
              literal.text(), schema -> found.add(new ForeignName(schema, literal.line())));
        }
      }
    }
    return found.stream();
  }

  /** Names in all statements of the text. */
  public Stream<String> in(String sql) {
    return SqlScript.statementsOf(sql).stream().flatMap(this::in).map(ForeignName::name).distinct();
  }

  /** Tables of other modules after a schema that is known only at run time. */
  public Stream<String> afterVariableSchema(String sql) {
    return VARIABLE_SCHEMA
        .matcher(sql)
        .results()
        .map(found -> found.group(1).toLowerCase(Locale.ROOT))
        .filter(name -> !names().has(module, name))
        .flatMap(
            name -> others().filter(schema -> names().has(schema, name)).map(s -> s + "." + name));
  }

  /** Known tables without their schema. */
  public Stream<String> unqualified(String sql) {
    return SqlScript.statementsOf(sql).stream()
        .flatMap(statement ->
            UNQUALIFIED
                .matcher(statement.code())
                .results()
                .map(found -> found.group(1).toLowerCase(Locale.ROOT))
                .filter(name -> !isDefinedIn(statement.code(), name)))
        .filter(names()::anySchemaHas)
        .distinct();
  }

  /** A name that the statement itself gives to a subquery. */
  private static boolean isDefinedIn(String sql, String name) {
    return Pattern.compile(
            "(?i)\\b" + name + "\\s*(\\([^)]*\\)\\s*)?as\\s+(not\\s+|materialized\\s+)*\\(")
        .matcher(sql)
        .find();
  }

  private record Match(String name, int position) {}

  private Stream<Match> qualifiedIn(String text, String statement) {
    return QUALIFIED
        .matcher(text)
        .results()
        .filter(found -> isForeign(found.group(1).toLowerCase(Locale.ROOT)))
        .filter(found -> !isAlias(statement, found.group(1)))
        .map(found ->
            new Match(
                found
                    .group()
                    .replaceAll("[\"\\s\u0002]", "")
                    .replace(ClassFileConstants.PLACEHOLDER, '?'),
                found.start()));
  }

  private void wholeSchemaIn(String text, Consumer<String> found) {
    others().filter(schema -> text.strip().equalsIgnoreCase(schema)).forEach(found);
  }

  /** Whether the statement uses the word as another name of a table of its own. */
  private static boolean isAlias(String statement, String word) {
    return Pattern.compile(
            "(?i)(?:\\b(?:from|join|update|into|using)|,)\\s+[\\w.\"\u0001]+\\s+(?:as\\s+)?\"?"
                + word
                + "\\b(?!\"?\\s*\\.)|\\)\\s*(?:as\\s+)?"
                + word
                + "\\b(?!\"?\\s*\\.)|\\b(?:with|,)\\s*"
                + word
                + "\\s+as\\s*\\(|\\b"
                + word
                + "\\s+(?:record|[\\w.]+%rowtype)")
        .matcher(statement)
        .find();
  }

  private boolean isForeign(String schema) {
    return !schema.equals(module) && codebase.modules.containsKey(schema);
  }

  private Stream<String> others() {
    return codebase.modules.keySet().stream().filter(this::isForeign);
  }

  private CatalogNames names() {
    return CatalogNames.of(codebase);
  }
}
