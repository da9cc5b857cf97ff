package dev.tandem.readiness.rules;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.violation.ExplainedViolation;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;

/** What the rules say of each planted violation in {@code src/test/breaches}. */
public final class PlantedViolations {

  /** These rules compile every module or migrate databases, so they run only where it matters. */
  private static final Set<Rule> EXPENSIVE_RULES =
      Set.of(Rule.SCHEMA, Rule.ISOLATION, Rule.JAVA_MODULE);

  private static final Map<String, Supplier<CheckResult>> RESULTS = new ConcurrentHashMap<>();

  private PlantedViolations() {}

  public static List<PlantedViolation> catalogue() {
    return ChangeCatalogue.violations();
  }

  /**
   * The results of the checks of one codebase.
   *
   * @param violations of all rules that ran, in order
   */
  public record CheckResult(Codebase codebase, List<ExplainedViolation> violations) {

    /** The messages of one rule. */
    public List<String> messagesOf(Rule rule) {
      return violations.stream()
          .filter(violation -> violation.check().rule() == rule)
          .map(ExplainedViolation::message)
          .toList();
    }
  }

  /** Checks the valid codebase with the planted violation on top of it, once for each id. */
  public static CheckResult check(PlantedViolation planted) {
    return RESULTS
        .computeIfAbsent(planted.id(), id -> SingletonSupplier.of(() -> checkNow(planted)))
        .get();
  }

  private static CheckResult checkNow(PlantedViolation planted) {
    var folder = ChangeCatalogue.VIOLATIONS.resolve(planted.id());
    var codebase = ChangedCodebase.with(planted.id(), List.of(folder));
    var changesSchema = Files.isDirectory(folder.resolve("db"));
    var checks =
        AllChecks.ALL.stream().filter(check -> matters(check, planted, changesSchema)).toList();
    return new CheckResult(codebase, AllChecks.causes(codebase, checks));
  }

  private static boolean matters(RuleCheck check, PlantedViolation planted, boolean changesSchema) {
    var rule = check.rule();
    return rule == planted.rule()
        || !EXPENSIVE_RULES.contains(rule)
        || (changesSchema && rule != Rule.JAVA_MODULE);
  }
}
