package dev.tandem.readiness;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.tandem.kernel.routing.RoutedBy;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** One module on one page: what it is for, what it keeps, says and hears, and how it is reached. */
final class Canvas {

  private static final Pattern METER = Pattern.compile("tandem\\.[a-z][a-z.]*[a-z]");
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

  private final House house;
  private final Module module;
  private final StringBuilder page = new StringBuilder();

  private Canvas(House house, Module module) {
    this.house = house;
    this.module = module;
  }

  static String of(House house, Module module) {
    return new Canvas(house, module).page();
  }

  static List<Migrated.Row> tables(House house, Module module) {
    return house.once(
        "tables of " + module.name(), () -> Migrated.all(house).query(COLUMNS, module.name()));
  }

  private String page() {
    page.append("# ").append(module.displayName()).append("\n\n");
    page.append(Sources.purpose(house, module.declaration())).append("\n\n");
    page.append(
        "Contract: [events](events/) · [channels (AsyncAPI)](asyncapi.json) ·"
            + " [routes (OpenAPI)](openapi.json) · [Java module](module-info.java) ·"
            + " [all modules](../README.md) · [readiness](../readiness.md)\n\n");
    page.append(unitOfRouting());
    page.append("```mermaid\n").append(Diagrams.module(house, module)).append("```\n\n");
    table("Aggregates", List.of("aggregate", "what it is"), aggregates());
    table("Commands", List.of("route", "handled by"), commands());
    table("Published events", List.of("event", "carries", "heard by"), published());
    table("Events listened to", List.of("listener", "event", "of"), heard());
    table("Routes", List.of("route", "kind"), routes());
    table(
        "Tables",
        List.of("table", "columns (`?` may be null)"),
        tables(house, module).stream()
            .map(it -> List.of("`" + module.name() + "." + it.get(0) + "`", it.get(1))));
    table("Configuration", List.of("property", "type", "default"), settings());
    table("Health", List.of("indicator", "what it says"), health());
    table("Metrics", List.of("name"), meters());
    return page.toString();
  }

  private String unitOfRouting() {
    return module
        .declaration()
        .tryGetAnnotationOfType(RoutedBy.class)
        .map(RoutedBy::value)
        .map(it ->
            it.equals(RoutedBy.EVERYTHING)
                ? "It leaves home all at once: its rules span accounts.\n\n"
                : "It can leave home by itself; its unit of routing is the " + it + ".\n\n")
        .orElse("");
  }

  private void table(String title, List<String> heads, Stream<List<String>> rows) {
    page.append("## ").append(title).append("\n\n");
    var found = rows.toList();
    if (found.isEmpty()) {
      page.append("None.\n\n");
      return;
    }
    page.append(Markdown.table(heads, found)).append("\n");
  }

  private Stream<List<String>> aggregates() {
    return house
        .classesOf(module)
        .filter(it -> Tactics.is(it, AggregateRoot.class))
        .map(it -> List.of("`" + it.getSimpleName() + "`", Sources.summary(house, it)));
  }

  private Stream<List<String>> commands() {
    return Routes.of(house)
        .filter(it -> it.module().equals(module.name()) && it.changes())
        .map(it ->
            List.of(
                "`" + it.verb() + " " + it.path() + "`",
                "`"
                    + it.handler().getOwner().getSimpleName()
                    + "."
                    + it.handler().getName()
                    + "`"));
  }

  private Stream<List<String>> published() {
    var flows = Flows.of(house);
    return Facts.of(house).stream()
        .filter(it -> it.module().equals(module))
        .map(fact ->
            List.of(
                "[`" + fact.name() + "`](events/" + fact.file() + ")",
                Facts.components(fact)
                    .skip(1)
                    .map(it -> it.getName() + " " + it.getType().getSimpleName())
                    .collect(Collectors.joining(", ")),
                flows.stream()
                    .filter(it -> it.event().equals(fact))
                    .map(it -> it.to().name())
                    .filter(it -> !it.equals(module.name()))
                    .distinct()
                    .collect(Collectors.joining(", "))));
  }

  private Stream<List<String>> heard() {
    return Flows.of(house).stream()
        .filter(it -> it.to().equals(module))
        .map(it -> List.of("`" + it.id() + "`", "`" + it.event().name() + "`", it.from()));
  }

  private Stream<List<String>> routes() {
    return Routes.of(house)
        .filter(it -> it.module().equals(module.name()))
        .map(it ->
            List.of(
                "`" + it.verb() + " " + it.path() + "`",
                it.isApi() ? "JSON" : it.path().contains("/fragments/") ? "fragment" : "page"))
        .distinct();
  }

  private Stream<List<String>> settings() {
    return house
        .classesOf(module)
        .filter(it -> it.isAnnotatedWith(ConfigurationProperties.class))
        .flatMap(it -> settings(Sharing.prefix(it), load(it)));
  }

  private static Stream<List<String>> settings(String prefix, Class<?> type) {
    if (!type.isRecord()) {
      return Stream.empty();
    }
    return Stream.of(type.getRecordComponents())
        .flatMap(it -> {
          var name = prefix + "." + kebab(it.getName());
          if (it.getType().isRecord()) {
            return settings(name, it.getType());
          }
          var parameter = defaultOf(type, it.getName());
          return Stream.of(List.of("`" + name + "`", it.getType().getSimpleName(), parameter));
        });
  }

  private static String defaultOf(Class<?> type, String component) {
    for (var constructor : type.getDeclaredConstructors()) {
      for (var parameter : constructor.getParameters()) {
        var given = parameter.getAnnotation(DefaultValue.class);
        if (parameter.getName().equals(component) && given != null) {
          return given.value().length == 0 ? "" : "`" + String.join(", ", given.value()) + "`";
        }
      }
    }
    return "";
  }

  private Class<?> load(JavaClass type) {
    try {
      return Class.forName(type.getName(), false, house.loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String kebab(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  private Stream<List<String>> health() {
    return house
        .classesOf(module)
        .filter(it ->
            it.getAllRawInterfaces().stream()
                .anyMatch(each -> each.getSimpleName().endsWith("HealthIndicator")))
        .map(it -> List.of("`" + it.getSimpleName() + "`", Sources.summary(house, it)));
  }

  private Stream<List<String>> meters() {
    return meters(house, module).map(it -> List.of("`" + it + "`"));
  }

  static Stream<String> meters(House house, Module module) {
    return house
        .classesOf(module)
        .filter(type ->
            type.getDirectDependenciesFromSelf().stream()
                .anyMatch(it -> it.getTargetClass().getPackageName().startsWith("io.micrometer")))
        .flatMap(it -> house.textsOf(it).stream())
        .filter(it -> !it.pieces() && METER.matcher(it.value()).matches())
        .map(Texts.Text::value)
        .collect(Collectors.toCollection(TreeSet::new))
        .stream();
  }
}
