package dev.tandem.readiness.violation;

import dev.tandem.readiness.codebase.Codebase;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One check of a rule, for one kind of violation.
 *
 * @param reason why the violation is not allowed
 * @param remedy what to do instead
 */
public record RuleCheck(
    Rule rule,
    String name,
    String reason,
    String remedy,
    Function<Codebase, Stream<Violation>> finder) {

  public List<ExplainedViolation> violations(Codebase codebase) {
    return codebase.cached(
        this,
        () ->
            Violation.mergeLines(finder.apply(codebase))
                .map(it -> new ExplainedViolation(this, it))
                .sorted()
                .toList());
  }
}
