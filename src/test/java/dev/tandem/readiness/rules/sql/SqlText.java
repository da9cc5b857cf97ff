package dev.tandem.readiness.rules.sql;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.tandem.readiness.codebase.ClassFileConstants;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import dev.tandem.readiness.codebase.strings.StringFlow;
import dev.tandem.readiness.codebase.strings.Text.Alternative;
import dev.tandem.readiness.rules.sql.DatabaseCalls.DatabaseText;
import dev.tandem.readiness.rules.sql.DatabaseCalls.Kind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All SQL in the code of modules: what is passed to the database, in a constant, an annotation or
 * put together of several strings.
 *
 * @param module whose SQL it is
 * @param location file and line
 * @param isPassed whether a call passes it to the database
 */
public record SqlText(String module, String text, String location, boolean isPassed) {

  /** Begins like a statement and has the second word that the statement needs. */
  private static final Pattern STATEMENT =
      Pattern.compile(
          "(?is)\\s*(?:select\\b.+\\bfrom\\b|insert\\s+into\\b|update\\s.+\\bset\\b|delete\\s+from\\b"
              + "|with\\s.+\\bas\\s.*\\(|merge\\s+into\\b|truncate\\s|lock\\s+table\\b|copy\\s.+\\b(?:to|from)\\b"
              + "|call\\s+[\\w.\"]+\\s*\\(|(?:create|alter|drop|grant|revoke|refresh|comment\\s+on|do)\\s"
              + "|(?:from|join|inner\\s+join|left\\s+join|exists|select)\\s).*");

  public static List<SqlText> of(Codebase codebase) {
    return codebase.cached("sql texts", () -> find(codebase));
  }

  public static boolean isStatement(String text) {
    return text.length() > 12 && STATEMENT.matcher(text).matches();
  }

  private static List<SqlText> find(Codebase codebase) {
    var passed =
        DatabaseCalls.in(codebase)
            .filter(each -> each.kind() == Kind.SQL)
            .flatMap(each -> passed(codebase, each));
    var composed =
        StringFlow.of(codebase).composed().stream()
            .flatMap(text -> text.alternatives().stream())
            .filter(each -> isStatement(each.text()))
            .flatMap(each -> at(codebase, each, false).stream());
    var constants =
        codebase
            .moduleConstants()
            .filter(each -> !each.constant().concatenated())
            .filter(each -> isStatement(each.constant().value()))
            .filter(each ->
                !each.constant().annotation().isEmpty() || usesDatabase(each.owner().type()))
            .map(each ->
                new SqlText(
                    each.module(),
                    each.constant().value().replaceAll("(?<!:)#\\{[^}]*}", "\u0001"),
                    each.location(codebase),
                    each.constant().annotation().equals("Query")));
    return Stream.of(passed, constants, composed).flatMap(each -> each).distinct().toList();
  }

  private static Stream<SqlText> passed(Codebase codebase, DatabaseText passed) {
    var caller = moduleOf(codebase, passed.call().caller());
    return passed.text().alternatives().stream()
        .flatMap(each -> {
          var owner = moduleOf(codebase, each.origin().className());
          var isHandedOn = caller.isPresent() && caller.get().inKernel() && owner.isPresent();
          return isHandedOn || each.origin().line() > 0 && owner.equals(caller)
              ? at(codebase, each, true).stream()
              : caller.stream()
                  .map(module ->
                      new SqlText(
                          module.name(),
                          each.text(),
                          locationOf(codebase, passed.call().caller(), passed.call().line()),
                          true));
        });
  }

  private static Optional<SqlText> at(Codebase codebase, Alternative text, boolean isPassed) {
    return moduleOf(codebase, text.origin().className())
        .map(module ->
            new SqlText(
                module.name(),
                text.text(),
                locationOf(codebase, text.origin().className(), text.origin().line()),
                isPassed));
  }

  public static Optional<DeclaredModule> moduleOf(Codebase codebase, String className) {
    return codebase.classes.contain(className)
        ? codebase.moduleOf(codebase.classes.get(className))
        : Optional.empty();
  }

  public static String locationOf(Codebase codebase, String className, int line) {
    return codebase.locationOf(codebase.classes.get(className), line);
  }

  private static boolean usesDatabase(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .map(each -> each.getTargetClass().getPackageName())
        .anyMatch(name ->
            name.startsWith("org.springframework.jdbc")
                || name.startsWith("java.sql")
                || name.startsWith("javax.sql")
                || name.startsWith("org.springframework.data.jdbc"));
  }

  /** The text in one line, cut where it is long. */
  public String excerpt() {
    return excerpt(text);
  }

  public static String excerpt(String text) {
    var line =
        text.replaceAll("[\\s\u0002]+", " ").replace(ClassFileConstants.PLACEHOLDER, '?').strip();
    return line.length() > 90 ? line.substring(0, 89) + "…" : line;
  }
}
