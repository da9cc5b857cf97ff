package dev.tandem.readiness.violation;

import java.util.Comparator;

/** A crossing with what its author needs to know to undo it. */
public record ExplainedViolation(RuleCheck check, Violation violation)
    implements Comparable<ExplainedViolation> {

  private static final Comparator<ExplainedViolation> ORDER =
      Comparator.<ExplainedViolation, Integer>comparing(it -> it.check.rule().number())
          .thenComparing(it -> it.violation.module())
          .thenComparing(it -> it.violation.location())
          .thenComparing(it -> it.violation.description());

  /** What names this breach in the list of frozen ones; survives moved lines. */
  String fingerprint() {
    return violation.description();
  }

  public String message() {
    return """
    Rule %d, decision %s: a module %s.
      %s %s
      at       %s
      Why not  %s
      Instead  %s
      More     module-docs/decisions/%s-*.md, module-docs/how-to/read-a-violation.md
    """
        .formatted(
            check.rule().number(),
            check.rule().decision,
            check.rule().sentence,
            violation.module(),
            violation.description(),
            violation.location(),
            check.reason(),
            check.remedy(),
            check.rule().decision);
  }

  @Override
  public int compareTo(ExplainedViolation other) {
    return ORDER.compare(this, other);
  }
}
