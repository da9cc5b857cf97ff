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

  private static final String PARAMETER = "(?:\\?|(?<!:):[a-z_]\\w*|\\$\\d+|\u0001)";
  private static final String REG = "reg(?:class|type|proc\\w*|oper\\w*|namespace)\\b";
  private static final String INSIDE =
      "[^();\\[]{0,80}?(?:\\([^();\\[]{0,80}?(?:\\)[^();\\[]{0,40}?)?)?";

  /** A cast of a parameter, or a function that looks its argument up or runs it. */
  private static final Pattern NAMED =
      Pattern.compile(
          ("(?i)PARAMETER\\s*(?:::\\s*\\w+\\s*)?::\\s*REG"
                  + "|\\(INSIDEPARAMETER[^();\\[]*\\)\\s*(?:::\\s*\\w+\\s*)?::\\s*REG"
                  + "|\\bcast\\s*\\(INSIDEPARAMETERINSIDE\\bas\\s+REG"
                  + "|\\b(?:to_reg\\w+|nextval|currval|setval|(?:table|query|cursor|schema|database)_to_xml\\w*"
                  + "|dblink\\w*|pg_get_serial_sequence|pg_\\w*(?:relation|table|indexes)_size|ts_stat"
                  + "|query_to_\\w+)\\s*\\(INSIDEPARAMETER")
              .replace("PARAMETER", PARAMETER)
              .replace("INSIDE", INSIDE)
              .replace("REG", REG));

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
                .flatMap(statement -> NAMED.matcher(statement.code()).results().limit(1))
                .map(found ->
                    new Violation(
                        sql.module(),
                        "takes a parameter for a name in \""
                            + SqlText.excerpt(found.group())
                            + "\" in "
                            + sql.simpleClassName(),
                        sql.location())))
        .distinct();
  }
}
