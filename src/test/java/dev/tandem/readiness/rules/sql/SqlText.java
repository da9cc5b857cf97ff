package dev.tandem.readiness.rules.sql;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.tandem.readiness.codebase.ClassFileConstants;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import dev.tandem.readiness.codebase.strings.StringFlow;
import dev.tandem.readiness.codebase.strings.Text;
import dev.tandem.readiness.codebase.strings.Text.Alternative;
import dev.tandem.readiness.rules.sql.DatabaseCalls.DatabaseText;
import dev.tandem.readiness.rules.sql.DatabaseCalls.Kind;
import java.util.Arrays;
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
 * @param className the class that has it
 * @param isPassed whether a call passes it to the database
 */
public record SqlText(
    String module, String text, String location, String className, boolean isPassed) {

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
                    each.owner().type().getName(),
                    each.constant().annotation().equals("Query")));
    return Stream.of(passed, constants, composed).flatMap(each -> each).distinct().toList();
  }

  private static Stream<SqlText> passed(Codebase codebase, DatabaseText passed) {
    var caller = moduleOf(codebase, passed.call().caller());
    return passed.text().alternatives().stream()
        .flatMap(each ->
            Arrays.stream(each.text().split(String.valueOf(Text.ELEMENT))).map(each::withText))
        .flatMap(each -> {
          var inKernel = caller.isPresent() && caller.get().inKernel();
          var isHere = moduleOf(codebase, each.origin().className()).equals(caller);
          return inKernel || isHere && each.origin().line() > 0
              ? at(codebase, each, true).stream()
              : caller.stream()
                  .map(module ->
                      new SqlText(
                          module.name(),
                          each.text(),
                          locationOf(codebase, passed.call().caller(), passed.call().line()),
                          passed.call().caller(),
                          true));
        });
  }

  /** The text belongs to the module that puts it together; the kernel does so for others. */
  private static Optional<SqlText> at(Codebase codebase, Alternative text, boolean isPassed) {
    var here = moduleOf(codebase, text.origin().className());
    var guest = here.filter(DeclaredModule::inKernel).flatMap(_ -> guestIn(codebase, text));
    return guest
        .flatMap(source -> moduleOf(codebase, source))
        .or(() -> here)
        .map(module ->
            new SqlText(
                module.name(),
                text.text(),
                guest.isPresent()
                    ? locationOf(codebase, guest.get(), 0)
                    : locationOf(
                        codebase, text.origin().className(), Math.max(text.origin().line(), 0)),
                guest.orElse(text.origin().className()),
                isPassed));
  }

  private static Optional<String> guestIn(Codebase codebase, Alternative text) {
    return text.sources()
        .names()
        .filter(source -> moduleOf(codebase, source).filter(each -> !each.inKernel()).isPresent())
        .findFirst();
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

  public String simpleClassName() {
    return className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
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
