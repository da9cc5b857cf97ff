package dev.tandem.readiness.violation;

import java.util.Comparator;

/** A violation with the explanation that its author needs to fix it. */
public record ExplainedViolation(RuleCheck check, Violation violation)
    implements Comparable<ExplainedViolation> {

  private static final Comparator<ExplainedViolation> ORDER =
      Comparator.<ExplainedViolation, Integer>comparing(it -> it.check.rule().number())
          .thenComparing(it -> it.violation.module())
          .thenComparing(it -> it.violation.location())
          .thenComparing(it -> it.violation.description());

  /** Identifies this violation in the list of known ones; does not change when lines move. */
  String fingerprint() {
    return violation.description();
  }

  public String message() {
    return """
    Rule %s, decision %s: a module %s.
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
            remedy(),
            check.rule().decision);
  }

  private String remedy() {
    var caseRemedy = violation.remedy();
    return caseRemedy == null ? check.remedy() : caseRemedy;
  }

  @Override
  public int compareTo(ExplainedViolation other) {
    return ORDER.compare(this, other);
  }
}
