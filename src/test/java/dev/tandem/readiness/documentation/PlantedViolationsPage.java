package dev.tandem.readiness.documentation;

import dev.tandem.readiness.rules.PlantedViolation;
import dev.tandem.readiness.rules.PlantedViolations;
import dev.tandem.readiness.rules.StandardChecks;
import dev.tandem.readiness.violation.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The catalogue of planted violations with the messages that their developers would read. */
final class PlantedViolationsPage {

  static final String FILE = Documentation.DOCS_FOLDER + "breaches.md";

  private static final String INTRODUCTION =
      """
      # Planted violations

      Each is a small change in `src/test/breaches`, compiled by `PlantedViolationsPageTests` alone and \
      caught by the rule under which it stands here. Open one to read the message that its \
      developer reads. The last columns say whether the standard checks catch it on their own: \
      Spring Modulith's `ApplicationModules.verify()` and jMolecules' `JMoleculesDddRules.all()`.

      """;

  /** Whether the libraries' own checks find a violation. */
  private record Standard(boolean modulith, boolean jmolecules) {}

  private PlantedViolationsPage() {}

  static SortedMap<String, String> files() {
    return new TreeMap<>(Map.of(FILE, markdown()));
  }

  private static String markdown() {
    var catalogue = PlantedViolations.catalogue();
    Map<String, Standard> standard = new ConcurrentHashMap<>();
    // In reverse order, because PlantedViolationsPageTests starts from the other end at the same
    // time.
    catalogue.reversed().parallelStream()
        .forEach(planted -> standard.put(planted.id(), standardChecks(planted)));
    return INTRODUCTION + table(catalogue, standard) + summary(standard) + messages(catalogue);
  }

  private static Standard standardChecks(PlantedViolation planted) {
    var codebase = PlantedViolations.check(planted).codebase();
    return new Standard(
        !StandardChecks.modulithViolations(codebase).isEmpty(),
        !StandardChecks.jmoleculesViolations(codebase).isEmpty());
  }

  private static String table(List<PlantedViolation> catalogue, Map<String, Standard> standard) {
    return MarkdownTable.table(
        List.of("violation", "rule", "the developer …", "verify()", "jMolecules"),
        catalogue.stream()
            .map(planted ->
                List.of(
                    "`" + planted.id() + "`",
                    "" + planted.rule().number(),
                    planted.description(),
                    standard.get(planted.id()).modulith() ? "yes" : "no",
                    standard.get(planted.id()).jmolecules() ? "yes" : "no"))
            .toList());
  }

  private static String summary(Map<String, Standard> standard) {
    return """

    Of %s violations, Tandem's rules catch all, `verify()` alone catches %s, and jMolecules alone \
    catches %s.
    """
        .formatted(
            standard.size(),
            standard.values().stream().filter(Standard::modulith).count(),
            standard.values().stream().filter(Standard::jmolecules).count());
  }

  private static String messages(List<PlantedViolation> catalogue) {
    return "\n## Messages\n"
        + Arrays.stream(Rule.values())
            .map(rule -> messagesOf(rule, catalogue))
            .collect(Collectors.joining());
  }

  private static String messagesOf(Rule rule, List<PlantedViolation> catalogue) {
    return "\n### Rule %s: a module %s\n\n".formatted(rule.number(), rule.sentence)
        + catalogue.stream()
            .filter(planted -> planted.rule() == rule)
            .map(PlantedViolationsPage::folded)
            .collect(Collectors.joining());
  }

  private static String folded(PlantedViolation planted) {
    var messages = String.join("\n", PlantedViolations.check(planted).messagesOf(planted.rule()));
    return """
    <details><summary><code>%s</code>: the developer %s</summary>

    ```
    %s
    ```

    </details>
    """
        .formatted(planted.id(), planted.description(), messages.strip());
  }
}
