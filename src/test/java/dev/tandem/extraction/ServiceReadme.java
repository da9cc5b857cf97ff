package dev.tandem.extraction;

import dev.tandem.kernel.schema.SharedModules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The README of the extracted project, and its configuration of the broker. */
final class ServiceReadme {

  private final ExtractionManifest manifest;

  ServiceReadme(ExtractionManifest manifest) {
    this.manifest = manifest;
  }

  /** The Javadoc of the module's package. */
  static String purpose(ExtractionManifest manifest) {
    var info = Path.of("src/main/java/dev/tandem", manifest.module, "package-info.java");
    return TextFiles.read(info)
        .replaceFirst("(?s).*?/\\*\\*", "")
        .replaceFirst("(?s)\\*/.*", "")
        .replaceAll("(?m)^\\s*\\*", "")
        .replaceAll("\\s+", " ")
        .strip();
  }

  String text() {
    var module = manifest.module;
    return """
    # Tandem %s

    %s

    ```
    mvn spring-boot:run    # starts it, with its own PostgreSQL, at http://localhost:8080
    mvn verify             # builds, checks and tests it
    ```

    Both need JDK 25 and Maven, and nothing else; `.ci/run` tests the shared kernel as well. Started from the sources, `operator` with the password `tandem` may sign in; the data is kept in `.tandem/`.

    ## What is here

    This is one bounded context of Tandem, a mentorship platform, copied unchanged from the platform's sources by `mvn -Pextract verify -Dtandem.module=%s`. Change it there while it still runs in the platform, and here once it has moved.

    ```
    src/main/java/dev/tandem/%s/    the module
    src/main/java/dev/tandem/{%s}/    the shared kernel: events and their delivery, sign-in, conventions of HTTP
    %s    what it uses of other modules: types that they publish
    db/migration/<module>/    one schema and one history for each
    module-docs/%s/    its contract: routes (OpenAPI), channels (AsyncAPI), schemas of its events
    ```

    ## How it joins the platform

    It shares only RabbitMQ with the other modules, and has a database of its own:

    ```
    java -jar target/tandem-%s.jar \\
      --spring.datasource.url=jdbc:postgresql://db/%s --spring.datasource.username=… --spring.datasource.password=… \\
      --tandem.eventing.broker.enabled=true --spring.rabbitmq.host=rabbitmq \\
      --spring.rabbitmq.password=… --tandem.eventing.broker.signing.key=…
    ```

    All processes share the signing key, and refuse messages that are not signed with it. `src/main/resources/config/application.yaml` configures what it consumes from the broker (the queue `tandem.%s`) and to which modules it sends its events. Every setting may also be given as an environment variable (`SPRING_DATASOURCE_URL`). Its health is at `/actuator/health`, with `/liveness` and `/readiness` below it.

    ## Routes

    %s
    Pages and fragments are at `/%s/**`.

    ## Events

    | publishes | contract |
    |---|---|
    %s
    | consumes | contract |
    |---|---|
    %s%s\
    """
        .formatted(
            title(module),
            purpose(manifest),
            module,
            module,
            String.join(",", new TreeSet<>(SharedModules.NAMES)),
            contractFolders(),
            module,
            module,
            module,
            module,
            routeLines(),
            module,
            eventRows(manifest.events.of(module)),
            eventRows(manifest.consumedEvents().stream()),
            excludedTestsNote());
  }

  /** Overrides the platform's settings, which are copied unchanged. */
  String applicationYaml() {
    return """
    # Configures this process as %s; tandem.eventing.broker.enabled=true turns the broker on.
    spring:
      application:
        name: tandem-%s
    tandem:
      eventing:
        broker:
          local-modules: %s
          remote-modules: %s
    """
        .formatted(
            manifest.module,
            manifest.module,
            List.of(manifest.module),
            List.copyOf(consumingModules()));
  }

  /** Other modules that consume events of this one. */
  SortedSet<String> consumingModules() {
    return manifest.sources.all().stream()
        .filter(file -> !file.isTest() && !file.module().equals(manifest.module))
        .filter(file ->
            manifest
                .events
                .consumedIn(file)
                .anyMatch(event -> event.module().equals(manifest.module)))
        .map(SourceFile::module)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String contractFolders() {
    return manifest.contracts().stream()
        .map(it -> "src/main/java/" + it.packageName().replace('.', '/') + "/")
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private String routeLines() {
    var routes = new ArrayList<String>();
    var description =
        new JsonMapper()
            .readTree(TextFiles.read(Path.of("module-docs", manifest.module, "openapi.json")))
            .get("paths");
    var paths = new TreeMap<String, List<String>>();
    description
        .propertyStream()
        .forEach(path ->
            paths.put(
                path.getKey(),
                path.getValue()
                    .propertyStream()
                    .map(verb -> verb.getKey().toUpperCase(Locale.ROOT))
                    .toList()));
    paths.forEach((path, verbs) ->
        verbs.stream().sorted().forEach(it -> routes.add("- `" + it + " " + path + "`\n")));
    return String.join("", routes);
  }

  private static String eventRows(Stream<EventCatalog.CatalogedEvent> events) {
    return events
        .map(event -> "| `%s` | [schema](%s) |\n".formatted(event.name(), event.schema()))
        .collect(Collectors.joining());
  }

  private String excludedTestsNote() {
    var excluded = manifest.excludedTests();
    return excluded.isEmpty()
        ? ""
        : "\nThese tests need other modules and were not copied: "
            + excluded.keySet().stream().map(it -> "`" + it + "`").collect(Collectors.joining(", "))
            + ".\n";
  }

  private static String title(String module) {
    return Character.toUpperCase(module.charAt(0)) + module.substring(1);
  }
}
