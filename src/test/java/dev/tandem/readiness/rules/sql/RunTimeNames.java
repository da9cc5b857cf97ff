package dev.tandem.readiness.rules.sql;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.SqlScript;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rule 3, for parameters that the database takes for the name of a table or for a statement. */
public final class RunTimeNames {

  private static final Pattern PARAMETER =
      Pattern.compile("\\?|(?<![:\\w]):[a-zA-Z_]\\w*|\\$\\d+|\u0001");

  private static final String REG = "reg(?:class|type|proc\\w*|oper\\w*|namespace)\\b";

  /** Functions whose first argument is a name or a statement. */
  private static final Pattern FUNCTION =
      Pattern.compile(
          "(?i)\\b(?:to_reg\\w+|nextval|currval|setval|(?:table|query|cursor|schema|database)_to_xml\\w*"
              + "|dblink\\w*|pg_get_serial_sequence|pg_\\w*(?:relation|table|indexes)_size|ts_stat"
              + "|pg_relation_file\\w*|pg_get_(?:view|table|rule|function)def|row_security_active"
              + "|has_\\w+_privilege|query_to_\\w+)\\s*\\(");

  /** A number that chooses one of several names. */
  private static final Pattern SUBSCRIPT =
      Pattern.compile("(?i)(?<!\\barray\\s{0,3})\\[[^\\[\\]]*]");

  private static final Pattern CAST = Pattern.compile("(?i)\\bcast\\s*\\(");
  private static final Pattern AS_NAME = Pattern.compile("(?is).*\\bas\\s+" + REG + ".*");
  private static final Pattern COLONS = Pattern.compile("(?i)::\\s*" + REG);

  private RunTimeNames() {}

  public static RuleCheck check() {
    return new RuleCheck(
        Rule.SQL,
        "name that is a parameter",
        "the database takes the parameter for the name of a table, sequence or schema, so nobody"
            + " sees here whose it is",
        "write the name into the statement, with the schema, and choose between several statements"
            + " with a switch; if a name must come at run time, declare this under declared: in"
            + " module-docs/frozen.yaml with the reason",
        RunTimeNames::in);
  }

  private static Stream<Violation> in(Codebase codebase) {
    return SqlText.of(codebase).stream()
        .flatMap(sql ->
            SqlScript.statementsOf(sql.text()).stream()
                .flatMap(statement -> namesIn(statement.code()).limit(1))
                .map(found ->
                    new Violation(
                        sql.module(),
                        "takes a parameter for a name in \""
                            + SqlText.excerpt(found)
                            + "\" in "
                            + sql.simpleClassName(),
                        sql.location())))
        .distinct();
  }

  /** The expressions that the database takes for a name and that have a parameter. */
  private static Stream<String> namesIn(String code) {
    var functions =
        FUNCTION
            .matcher(code)
            .results()
            .filter(found -> hasParameter(SqlOperands.firstArgument(code, found.end())))
            .map(found -> found.group() + SqlOperands.firstArgument(code, found.end()));
    var casts =
        CAST.matcher(code)
            .results()
            .map(found -> found.group() + SqlOperands.inBrackets(code, found.end()))
            .filter(found -> AS_NAME.matcher(found).matches() && hasParameter(found));
    var colons =
        COLONS
            .matcher(code)
            .results()
            .map(found -> SqlOperands.before(code, found.start()) + found.group())
            .filter(RunTimeNames::hasParameter);
    return Stream.of(functions, casts, colons).flatMap(each -> each);
  }

  private static boolean hasParameter(String expression) {
    return PARAMETER.matcher(SUBSCRIPT.matcher(expression).replaceAll("")).find();
  }
}
