package dev.tandem.readiness.documentation;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import dev.tandem.readiness.codebase.DependencyGraph;
import dev.tandem.readiness.codebase.JavadocSentences;
import dev.tandem.readiness.codebase.SourceFiles;
import dev.tandem.readiness.rules.BuildingBlockChecks;
import dev.tandem.readiness.rules.descriptors.ModuleDescriptor;
import dev.tandem.readiness.rules.events.EventSchemas;
import dev.tandem.readiness.rules.events.PublishedEventType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Entity;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * All generated documents by their path in the project. The text is the same on every run and
 * machine, because it depends only on sources, classes and the catalogue of the migrated database.
 */
final class Documentation {

  static final String DOCS_FOLDER = "module-docs/";

  private static final Set<String> DOMAIN_MODULES =
      Set.of(
          "members",
          "scheduling",
          "billing",
          "recommendations",
          "preferences",
          "notifications",
          "rollout",
          "signals");
  static final String RESOURCES_FOLDER = "src/main/resources/architecture/";
  static final String KEPT_FILE = "src/main/resources/preferences/what-is-kept.json";
  static final Path EXTRACTION_PLAN = Path.of("extraction-plan.md");

  private final Codebase codebase;
  private final SortedMap<String, String> files = new TreeMap<>();

  private Documentation(Codebase codebase) {
    this.codebase = codebase;
  }

  static SortedMap<String, String> generate(Codebase codebase) {
    return new Documentation(codebase).render();
  }

  /** The routes of each module, from the OpenAPI description of the running platform. */
  static SortedMap<String, String> openApiFiles(Codebase codebase, String openApi) {
    var files = new TreeMap<String, String>();
    codebase
        .modules
        .values()
        .forEach(module ->
            files.put(
                DOCS_FOLDER + module.name() + "/openapi.json",
                ContractDocuments.openApi(module, openApi)));
    return files;
  }

  private SortedMap<String, String> render() {
    var report = new ReadinessReport(codebase);
    var page = new ReadinessPage(report);
    codebase.modules.values().forEach(this::addModulePages);
    files.put(DOCS_FOLDER + "README.md", indexPage());
    files.put(DOCS_FOLDER + "glossary.md", glossaryPage());
    files.put(DOCS_FOLDER + "personal-data.md", PersonalDataPage.render(codebase));
    files.put(KEPT_FILE, PersonalDataPage.json(codebase));
    files.put(DOCS_FOLDER + "caches.md", CachesPage.render(codebase));
    files.put(RESOURCES_FOLDER + "caches.json", CachesPage.json(codebase));
    files.put(DOCS_FOLDER + "readiness.md", page.markdown());
    files.put(RESOURCES_FOLDER + "readiness.json", page.json());
    files.put(RESOURCES_FOLDER + "code.svg", ModuleGraphSvg.codeSvg(codebase));
    files.put(RESOURCES_FOLDER + "interactions.json", InteractionsDocument.json(codebase));
    if (Files.exists(EXTRACTION_PLAN)) {
      files.put(EXTRACTION_PLAN.toString(), ExtractionPlanPage.withGeneratedSections(report));
    }
    return files;
  }

  private void addModulePages(DeclaredModule module) {
    var folder = DOCS_FOLDER + module.name() + "/";
    files.put(folder + "README.md", ModuleCanvas.render(codebase, module));
    files.put(folder + "module-info.java", ModuleDescriptor.textOf(codebase, module));
    files.put(folder + "asyncapi.json", ContractDocuments.asyncApi(codebase, module));
    PublishedEventType.in(codebase).stream()
        .filter(it -> it.module().equals(module))
        .forEach(event ->
            files.put(
                folder + "events/" + event.schemaFile(),
                ContractDocuments.toJson(EventSchemas.schemaOf(event))));
  }

  private String indexPage() {
    var text = new StringBuilder("# Tandem's modules\n\n");
    text.append(
        "A solid arrow is a code dependency: the module at its tail needs types of the module at"
            + " its head to compile, most often to consume its events. A dashed arrow is a flow of"
            + " events, from the module that publishes to the module that consumes, with the"
            + " number of event types. Every module may use the shared kernel, so its arrows are"
            + " omitted.\n\n");
    text.append("```mermaid\n").append(ModuleDiagrams.systemDiagram(codebase)).append("```\n\n");
    text.append(
        MarkdownTable.table(
            List.of("module", "purpose", "contract"),
            codebase.modules.values().stream()
                .map(module ->
                    List.of(
                        "[" + module.displayName() + "](" + module.name() + "/README.md)",
                        JavadocSentences.ofPackage(codebase, module.declaration()),
                        "[channels]("
                            + module.name()
                            + "/asyncapi.json), [routes]("
                            + module.name()
                            + "/openapi.json), [Java module]("
                            + module.name()
                            + "/module-info.java)"))
                .toList()));
    text.append("\nCycles of code dependencies: ")
        .append(formatCycles(DependencyGraph.ofCode(codebase)));
    text.append("\n\nCycles of event flows, which are allowed because events are asynchronous: ")
        .append(formatCycles(EventFlows.graph(codebase)));
    text.append(
        "\n\n## More\n\n- [Readiness](readiness.md): every module against every rule, with"
            + " evidence\n- [Planted violations](breaches.md): ways to break a boundary, and the"
            + " checks that catch them\n- [What is kept about members](personal-data.md)\n-"
            + " [Caches](caches.md): what is remembered, and how old it may be\n-"
            + " [Security](security.md): the rules, and OWASP ASVS 5.0 requirement by requirement\n-"
            + " [Glossary](glossary.md)\n- [Extraction"
            + " plan](../extraction-plan.md)\n\n");
    text.append("### How to\n\n");
    pageLinks("how-to").forEach(it -> text.append(it).append("\n"));
    text.append("\n### Decisions\n\n");
    pageLinks("decisions").forEach(it -> text.append(it).append("\n"));
    return text.append(
            "\nThese pages are generated, except the how-to pages and the decisions: `mvn -Pdocs"
                + " test` writes them, and a test compares them.\n")
        .toString();
  }

  private static String formatCycles(DependencyGraph graph) {
    var cycles =
        graph.cycles().stream().map(cycle -> String.join(" → ", cycle) + " → " + cycle.getFirst());
    var found = cycles.toList();
    return found.isEmpty() ? "none." : String.join("; ", found) + ".";
  }

  private static List<String> pageLinks(String folder) {
    return SourceFiles.below(Path.of(DOCS_FOLDER + folder)).stream()
        .filter(it -> it.toString().endsWith(".md"))
        .map(path ->
            "- ["
                + SourceFiles.linesOf(path).getFirst().replaceFirst("^#+\\s*", "")
                + "]("
                + folder
                + "/"
                + path.getFileName()
                + ")")
        .toList();
  }

  static String decisionFile(String number) {
    return SourceFiles.below(Path.of(DOCS_FOLDER + "decisions")).stream()
        .map(it -> it.getFileName().toString())
        .filter(it -> it.startsWith(number + "-"))
        .findFirst()
        .orElse(number);
  }

  private String glossaryPage() {
    var rows = new ArrayList<List<String>>();
    codebase
        .moduleClasses()
        .filter(moduleClass -> isDomain(moduleClass.module()) && isTerm(moduleClass.type()))
        .forEach(moduleClass ->
            rows.add(
                List.of(
                    term(moduleClass.type()),
                    moduleClass.module().name(),
                    kind(moduleClass.type()),
                    JavadocSentences.ofType(codebase, moduleClass.type()))));
    rows.removeIf(it -> it.get(3).isEmpty());
    rows.sort(
        Comparator.<List<String>, String>comparing(it -> it.get(0).toLowerCase(Locale.ROOT))
            .thenComparing(it -> it.get(1)));
    return "# Glossary\n\nThe domain's terms as the code defines them. A term of two"
        + " modules is two concepts.\n\n"
        + MarkdownTable.table(List.of("term", "module", "kind", "meaning"), rows);
  }

  /** The technical modules use the field's standard terms, which need no glossary. */
  private static boolean isDomain(DeclaredModule module) {
    return DOMAIN_MODULES.contains(module.name());
  }

  private static boolean isTerm(JavaClass type) {
    return !type.getName().contains("$") && !kind(type).isEmpty();
  }

  private static String kind(JavaClass type) {
    if (BuildingBlockChecks.isAnnotated(type, AggregateRoot.class)) {
      return "aggregate";
    }
    if (BuildingBlockChecks.isAnnotated(type, Entity.class)) {
      return "entity";
    }
    if (type.isAnnotatedWith(org.jmolecules.event.annotation.DomainEvent.class)) {
      return "event";
    }
    return BuildingBlockChecks.isAnnotated(type, ValueObject.class)
        ? "value"
        : type.isEnum() ? "choice" : "";
  }

  private static String term(JavaClass type) {
    return type.getSimpleName().replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
  }
}
