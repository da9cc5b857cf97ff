package dev.tandem.readiness;

import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Entity;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * All generated documents by their path in the project: the same text on every run and machine, as
 * it is made of nothing but sources, classes and the migrated catalogue.
 */
final class Documentation {

  static final String FOLDER = "module-docs/";
  static final String PRODUCT = "src/main/resources/architecture/";
  static final Path PLAN = Path.of("extraction-plan.md");

  private final House house;
  private final SortedMap<String, String> files = new TreeMap<>();

  private Documentation(House house) {
    this.house = house;
  }

  static SortedMap<String, String> of(House house) {
    return new Documentation(house).render();
  }

  /** What needs the running platform's own description: the routes of each module. */
  static SortedMap<String, String> routes(House house, String openApi) {
    var files = new TreeMap<String, String>();
    house
        .modules
        .values()
        .forEach(
            it -> files.put(FOLDER + it.name() + "/openapi.json", Interfaces.openApi(it, openApi)));
    return files;
  }

  private SortedMap<String, String> render() {
    var report = new Report(house);
    house.modules.values().forEach(this::module);
    files.put(FOLDER + "README.md", index());
    files.put(FOLDER + "glossary.md", glossary());
    files.put(FOLDER + "readiness.md", report.markdown());
    files.put(FOLDER + "breaches.md", breaches());
    files.put(PRODUCT + "readiness.json", report.json());
    Diagrams.drawn(house).forEach((name, svg) -> files.put(PRODUCT + name, svg));
    if (Files.exists(PLAN)) {
      files.put(PLAN.toString(), ExtractionPlan.filled(report));
    }
    return files;
  }

  private void module(Module module) {
    var folder = FOLDER + module.name() + "/";
    files.put(folder + "README.md", Canvas.of(house, module));
    files.put(folder + "module-info.java", JavaModules.descriptor(house, module));
    files.put(folder + "asyncapi.json", Interfaces.asyncApi(house, module));
    Facts.of(house).stream()
        .filter(it -> it.module().equals(module))
        .forEach(
            it -> files.put(folder + "events/" + it.file(), Interfaces.text(Contracts.schema(it))));
  }

  private String index() {
    var text = new StringBuilder("# Tandem's modules\n\n");
    text.append(
        "A solid arrow is a code dependency: the module at its tail needs types of the module at its"
            + " head to compile, most often to hear its events. A dashed arrow is a flow of events,"
            + " from the module that publishes to the one that listens, with the number of event"
            + " types. Everyone may use the shared kernel, so its arrows are left out.\n\n");
    text.append("```mermaid\n").append(Diagrams.system(house)).append("```\n\n");
    text.append(
        Markdown.table(
            List.of("module", "purpose", "contract"),
            house.modules.values().stream()
                .map(it ->
                    List.of(
                        "[" + it.displayName() + "](" + it.name() + "/README.md)",
                        Sources.purpose(house, it.declaration()),
                        "[channels]("
                            + it.name()
                            + "/asyncapi.json), [routes]("
                            + it.name()
                            + "/openapi.json), [Java module]("
                            + it.name()
                            + "/module-info.java)"))
                .toList()));
    text.append("\nCycles of code dependencies: ").append(cycles(Graph.ofCode(house)));
    text.append("\n\nCycles of event flows, which are allowed because an event waits for nobody: ")
        .append(cycles(Flows.graph(house)));
    text.append(
        "\n\n## More\n\n- [Readiness](readiness.md): every module against every rule, with"
            + " evidence\n- [Breaches](breaches.md): ways to cross a boundary, and who catches"
            + " them\n- [Glossary](glossary.md)\n- [Extraction plan](../extraction-plan.md)\n\n");
    text.append("### How to\n\n");
    titles("how-to").forEach(it -> text.append(it).append("\n"));
    text.append("\n### Decisions\n\n");
    titles("decisions").forEach(it -> text.append(it).append("\n"));
    return text.append(
            "\nThese pages are generated, except the how-to pages and the decisions: `mvn -Pdocs"
                + " test` writes them, a test compares.\n")
        .toString();
  }

  private static String cycles(Graph graph) {
    var cycles = graph.cycles().stream().map(it -> String.join(" → ", it) + " → " + it.getFirst());
    var found = cycles.toList();
    return found.isEmpty() ? "none." : String.join("; ", found) + ".";
  }

  private static List<String> titles(String folder) {
    return House.walk(Path.of(FOLDER + folder)).stream()
        .filter(it -> it.toString().endsWith(".md"))
        .map(it ->
            "- ["
                + House.lines(it).getFirst().replaceFirst("^#+\\s*", "")
                + "]("
                + folder
                + "/"
                + it.getFileName()
                + ")")
        .toList();
  }

  static String decision(String number) {
    return House.walk(Path.of(FOLDER + "decisions")).stream()
        .map(it -> it.getFileName().toString())
        .filter(it -> it.startsWith(number + "-"))
        .findFirst()
        .orElse(number);
  }

  private String glossary() {
    var rows = new ArrayList<List<String>>();
    house
        .owned()
        .filter(it -> isTerm(it.type()))
        .forEach(it ->
            rows.add(
                List.of(
                    term(it.type()),
                    it.module().name(),
                    kind(it.type()),
                    Sources.summary(house, it.type()))));
    rows.removeIf(it -> it.get(3).isEmpty());
    rows.sort(
        Comparator.<List<String>, String>comparing(it -> it.get(0).toLowerCase())
            .thenComparing(it -> it.get(1)));
    return "# Glossary\n\nThe words of the domain as the code defines them. The same word in two"
        + " modules is two things.\n\n"
        + Markdown.table(List.of("word", "module", "kind", "meaning"), rows);
  }

  private static boolean isTerm(JavaClass type) {
    return !type.getName().contains("$") && !kind(type).isEmpty();
  }

  private static String kind(JavaClass type) {
    if (Tactics.is(type, AggregateRoot.class)) {
      return "aggregate";
    }
    if (Tactics.is(type, Entity.class)) {
      return "entity";
    }
    if (type.isAnnotatedWith(org.jmolecules.event.annotation.DomainEvent.class)) {
      return "event";
    }
    return Tactics.is(type, ValueObject.class) ? "value" : type.isEnum() ? "choice" : "";
  }

  private static String term(JavaClass type) {
    return type.getSimpleName().replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase();
  }

  private static String breaches() {
    var text =
        new StringBuilder(
            "# Ways to cross a boundary\n\nEach is a small change in `src/test/breaches`, compiled by"
                + " `BreachTests` alone and caught by the rule in the second column. The last columns"
                + " say whether the stock checks catch it alone: Spring Modulith's"
                + " `ApplicationModules.verify()` and jMolecules' `JMoleculesDddRules.all()`.\n\n");
    var rows = new ArrayList<List<String>>();
    var modulith = 0;
    var jmolecules = 0;
    var catalogue = Breaches.catalogue();
    // From the end, as the tests of the breaches ask from the beginning, at the same time.
    catalogue.reversed().parallelStream().forEach(Breaches::with);
    for (var breach : catalogue) {
      var judged = Breaches.with(breach);
      modulith += judged.modulith().isEmpty() ? 0 : 1;
      jmolecules += judged.jmolecules().isEmpty() ? 0 : 1;
      rows.add(
          List.of(
              "`" + breach.id() + "`",
              "" + breach.rule().number(),
              breach.what(),
              judged.modulith().isEmpty() ? "no" : "yes",
              judged.jmolecules().isEmpty() ? "no" : "yes"));
    }
    text.append(
        Markdown.table(
            List.of("breach", "rule", "the developer …", "verify()", "jMolecules"), rows));
    text.append(
        "\nOf %d, Tandem's rules catch all, `verify()` alone %d, jMolecules alone %d.\n"
            .formatted(rows.size(), modulith, jmolecules));
    return text.toString();
  }
}
