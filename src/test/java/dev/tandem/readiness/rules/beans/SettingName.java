package dev.tandem.readiness.rules.beans;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import dev.tandem.readiness.codebase.Codebase;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names of settings, as Spring Boot compares them: without case, dashes and underscores. */
final class SettingName {

  private static final Pattern NAME = Pattern.compile("[A-Za-z][\\w-]*([._][\\w-]+)*");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{\\s*([A-Za-z][\\w.-]*)");
  private static final Pattern ENVIRONMENT =
      Pattern.compile("environment|systemProperties|systemEnvironment");
  private static final Pattern QUOTED = Pattern.compile("'([A-Za-z][\\w.-]*)'");
  private static final Pattern OF_FRAMEWORK =
      Pattern.compile(
          "(?!spring\\.profiles\\.)(spring|server|management|logging|springdoc|local\\.server)\\..*");

  private SettingName() {}

  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** Whether the name is the prefix, or below it. */
  static boolean isBelow(String name, String prefix) {
    return (canonical(name) + ".").startsWith(canonical(prefix) + ".");
  }

  static boolean isAllowed(String name, String own) {
    return OF_FRAMEWORK.matcher(name).matches() || isBelow(name, own);
  }

  /** The other module whose setting the text names, if it names one and nothing else. */
  static Optional<String> otherModule(Codebase codebase, String own, String text) {
    if (!isName(text) || !text.toLowerCase(Locale.ROOT).matches("tandem[._].*")) {
      return Optional.empty();
    }
    var name = text.equals(text.toUpperCase(Locale.ROOT)) ? text.replace('_', '.') : text;
    return codebase.modules.keySet().stream()
        .filter(module -> !module.equals(own))
        .filter(module -> isBelow(name, "tandem." + module))
        .findFirst();
  }

  /** The settings that an annotation names in placeholders, expressions or as its whole value. */
  static Stream<String> inAnnotation(Codebase codebase, String text) {
    var placeholders = PLACEHOLDER.matcher(text).results().map(it -> it.group(1));
    var whole = otherModule(codebase, "", text).map(it -> text).stream();
    return Stream.of(placeholders, whole, inExpression(codebase, text))
        .flatMap(it -> it)
        .distinct();
  }

  /** Conditions are expressions without a sign; in them a name is one only if a module has it. */
  private static Stream<String> inExpression(Codebase codebase, String text) {
    return ENVIRONMENT.matcher(text).find()
        ? QUOTED
            .matcher(text)
            .results()
            .map((MatchResult it) -> it.group(1))
            .filter(name -> text.contains("#{") || otherModule(codebase, "", name).isPresent())
        : Stream.empty();
  }

  /** A placeholder inside the name of another, or an expression that joins a name. */
  static boolean isPutTogether(String text) {
    return text.matches("(?s).*\\$\\{[^:}]*\\$\\{.*")
        || text.contains("#{")
            && ENVIRONMENT.matcher(text).find()
            && text.matches("(?s).*('\\s*\\+|\\+\\s*'|concat|T\\(|\\.getProperty\\(\\s*[^'\\s]).*");
  }

  /** The settings of {@code @ConditionalOnProperty} and similar conditions. */
  static Stream<String> ofCondition(JavaAnnotation<?> annotation) {
    if (!annotation.getRawType().getSimpleName().matches("ConditionalOn\\w*Property")) {
      return Stream.empty();
    }
    var prefix = String.valueOf(annotation.get("prefix").orElse(""));
    var base = prefix.isEmpty() || prefix.endsWith(".") ? prefix : prefix + ".";
    return Stream.of("name", "value")
        .flatMap(it -> annotation.get(it).stream())
        .flatMap(it -> it instanceof Object[] names ? Stream.of(names) : Stream.of(it))
        .map(name -> base + name);
  }

  private static String canonical(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
  }
}
