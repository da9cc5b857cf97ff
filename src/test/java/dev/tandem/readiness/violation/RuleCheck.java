package dev.tandem.readiness.violation;

import dev.tandem.readiness.codebase.Codebase;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One way of looking for crossings of a rule.
 *
 * @param reason why it is not allowed
 * @param remedy what to do
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
