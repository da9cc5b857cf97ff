package dev.tandem.readiness.violation;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An entry of {@code module-docs/frozen.yaml} for one violation. */
public sealed interface ViolationEntry {

  /** Number of the broken rule. */
  int rule();

  String module();

  /** The violation's text after the module's name; {@code *} stands for any text in it. */
  String description();

  /** Why it is tolerated, in at least five words. */
  String reason();

  /** A violation that its owner promises to mend until a date. */
  record Frozen(
      int rule, String module, String description, String owner, LocalDate until, String reason)
      implements ViolationEntry {}

  /** Code that a rule cannot read or judge, and that is right for a reason. */
  record Declared(int rule, String module, String description, String reason)
      implements ViolationEntry {}

  default boolean covers(ExplainedViolation violation) {
    return rule() == violation.check().rule().number()
        && module().equals(violation.violation().module())
        && violation.fingerprint().matches(pattern(description()));
  }

  private static String pattern(String description) {
    return Arrays.stream(description.split("\\*", -1))
        .map(Pattern::quote)
        .collect(Collectors.joining(".*"));
  }

  static Frozen frozen(Map<String, Object> entry) {
    return new Frozen(
        ruleNumber(entry),
        text(entry, "module"),
        text(entry, "what"),
        text(entry, "owner"),
        LocalDate.parse(text(entry, "until")),
        reason(entry));
  }

  static Declared declared(Map<String, Object> entry) {
    return new Declared(
        ruleNumber(entry), text(entry, "module"), text(entry, "what"), reason(entry));
  }

  private static int ruleNumber(Map<String, Object> entry) {
    var number = Integer.parseInt(text(entry, "rule"));
    if (number < 1 || number > Rule.values().length) {
      throw new IllegalArgumentException(
          KnownViolations.FILE
              + ": there is no rule "
              + number
              + "; write 1 to "
              + Rule.values().length);
    }
    return number;
  }

  private static String reason(Map<String, Object> entry) {
    var reason = text(entry, "why").strip();
    if (reason.split("\\s+").length < 5) {
      throw new IllegalArgumentException(
          KnownViolations.FILE
              + ": \""
              + reason
              + "\" explains nothing; say in at least five words"
              + " why this is tolerated");
    }
    return reason;
  }

  private static String text(Map<String, Object> entry, String key) {
    var value = entry.get(key);
    if (value == null || value.toString().isBlank()) {
      throw new IllegalArgumentException(
          KnownViolations.FILE
              + ": a frozen violation needs rule, module, what, owner, until and why, a declared"
              + " exception rule, module, what and why; missing: "
              + key);
    }
    return value instanceof Date date
        ? date.toInstant().atZone(ZoneOffset.UTC).toLocalDate().toString()
        : value.toString();
  }
}
