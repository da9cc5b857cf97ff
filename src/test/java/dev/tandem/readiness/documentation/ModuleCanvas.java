package dev.tandem.readiness.documentation;

import dev.tandem.kernel.routing.Extractable;
import dev.tandem.readiness.codebase.CatalogRow;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import dev.tandem.readiness.codebase.HttpRoutes;
import dev.tandem.readiness.codebase.InnerPackages;
import dev.tandem.readiness.codebase.JavadocSentences;
import dev.tandem.readiness.codebase.MigratedDatabase;
import dev.tandem.readiness.rules.BuildingBlockChecks;
import dev.tandem.readiness.rules.events.PublishedEventType;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jmolecules.ddd.annotation.AggregateRoot;

/** A page about one module: its purpose, data, events, routes and configuration. */
final class ModuleCanvas {

  private static final String COLUMNS =
      """
      select c.relname, string_agg(a.attname || ' ' || format_type(a.atttypid, null)
                                   || case when a.attnotnull then '' else '?' end, ', ' order by a.attnum)
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where n.nspname = ? and c.relkind in ('r', 'p', 'v') and not c.relispartition
         and c.relname <> 'flyway_history'
       group by c.relname order by c.relname collate "C"
      """;

  private final Codebase codebase;
  private final DeclaredModule module;
  private final StringBuilder page = new StringBuilder();

  private ModuleCanvas(Codebase codebase, DeclaredModule module) {
    this.codebase = codebase;
    this.module = module;
  }

  static String render(Codebase codebase, DeclaredModule module) {
    return new ModuleCanvas(codebase, module).renderPage();
  }

  static List<CatalogRow> tablesOf(Codebase codebase, DeclaredModule module) {
    return codebase.cached(
        "tables of " + module.name(),
        () -> MigratedDatabase.withAllModules(codebase).query(COLUMNS, module.name()));
  }

  private String renderPage() {
    page.append("# ").append(module.displayName()).append("\n\n");
    page.append(JavadocSentences.ofPackage(codebase, module.declaration())).append("\n\n");
    page.append(
        "Contract: [events](events/) · [channels (AsyncAPI)](asyncapi.json) ·"
            + " [routes (OpenAPI)](openapi.json) · [Java module](module-info.java) ·"
            + " [all modules](../README.md) · [readiness](../readiness.md)\n\n");
    page.append(routingUnit());
    page.append("```mermaid\n")
        .append(ModuleDiagrams.moduleDiagram(codebase, module))
        .append("```\n\n");
    appendInnerPackages();
    appendTable("Aggregates", List.of("aggregate", "what it is"), aggregates());
    appendTable("Commands", List.of("route", "handled by"), commands());
    appendTable("Published events", List.of("event", "carries", "consumed by"), publishedEvents());
    appendTable("Consumed events", List.of("listener", "event", "published by"), listeners());
    appendTable("Routes", List.of("route", "kind"), routes());
    appendTable(
        "Tables",
        List.of("table", "columns (`?` may be null)"),
        tablesOf(codebase, module).stream()
            .map(row -> List.of("`" + module.name() + "." + row.get(0) + "`", row.get(1))));
    var operations = new OperationTables(codebase, module);
    appendTable("Configuration", List.of("property", "type", "default"), operations.settings());
    appendTable("Health", List.of("indicator", "what it reports"), operations.healthIndicators());
    appendTable("Metrics", List.of("name"), operations.metrics());
    return page.toString();
  }

  private void appendInnerPackages() {
    var packages = InnerPackages.of(codebase, module);
    if (packages.names().size() < 3) {
      return;
    }
    page.append("## Inside\n\n```mermaid\n")
        .append(ModuleDiagrams.innerDiagram(packages))
        .append("```\n\n");
    var rows =
        packages.declarations().entrySet().stream()
            .filter(entry -> !entry.getKey().equals(InnerPackages.ROOT))
            .map(entry ->
                List.of(
                    "`" + entry.getKey() + "`",
                    JavadocSentences.ofPackage(codebase, entry.getValue()),
                    String.join(", ", packages.graph().targetsOf(entry.getKey()))))
            .toList();
    page.append(MarkdownTable.table(List.of("package", "what it is for", "uses"), rows))
        .append("\n");
  }

  private String routingUnit() {
    return module
        .declaration()
        .tryGetAnnotationOfType(Extractable.class)
        .map(Extractable::unit)
        .map(unit ->
            unit.equals(Extractable.WHOLE_MODULE)
                ? "It is extracted as a whole, because its rules span accounts.\n\n"
                : "It can be extracted on its own; its unit of routing is the " + unit + ".\n\n")
        .orElse("");
  }

  private void appendTable(String title, List<String> heads, Stream<List<String>> rows) {
    page.append("## ").append(title).append("\n\n");
    var found = rows.toList();
    if (found.isEmpty()) {
      page.append("None.\n\n");
      return;
    }
    page.append(MarkdownTable.table(heads, found)).append("\n");
  }

  private Stream<List<String>> aggregates() {
    return codebase
        .classesOf(module)
        .filter(it -> BuildingBlockChecks.isAnnotated(it, AggregateRoot.class))
        .map(type ->
            List.of("`" + type.getSimpleName() + "`", JavadocSentences.ofType(codebase, type)));
  }

  private Stream<List<String>> commands() {
    return HttpRoutes.of(codebase)
        .filter(route -> route.module().equals(module.name()) && route.isCommand())
        .map(route ->
            List.of(
                "`" + route.httpMethod() + " " + route.path() + "`",
                "`"
                    + route.handler().getOwner().getSimpleName()
                    + "."
                    + route.handler().getName()
                    + "`"));
  }

  private Stream<List<String>> publishedEvents() {
    var flows = EventFlows.of(codebase);
    return PublishedEventType.in(codebase).stream()
        .filter(it -> it.module().equals(module))
        .map(event ->
            List.of(
                "[`" + event.name() + "`](events/" + event.schemaFile() + ")",
                event
                    .components()
                    .skip(1)
                    .map(component ->
                        component.getName() + " " + component.getType().getSimpleName())
                    .collect(Collectors.joining(", ")),
                flows.stream()
                    .filter(it -> it.event().equals(event))
                    .map(it -> it.to().name())
                    .filter(it -> !it.equals(module.name()))
                    .distinct()
                    .collect(Collectors.joining(", "))));
  }

  private Stream<List<String>> listeners() {
    return EventFlows.of(codebase).stream()
        .filter(it -> it.to().equals(module))
        .map(flow ->
            List.of("`" + flow.listenerId() + "`", "`" + flow.event().name() + "`", flow.from()));
  }

  private Stream<List<String>> routes() {
    return HttpRoutes.of(codebase)
        .filter(it -> it.module().equals(module.name()))
        .map(route ->
            List.of(
                "`" + route.httpMethod() + " " + route.path() + "`",
                route.isApi()
                    ? "JSON"
                    : route.path().contains("/fragments/") ? "fragment" : "page"))
        .distinct();
  }
}
