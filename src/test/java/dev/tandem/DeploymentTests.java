package dev.tandem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.bootstrap.ModuleSelection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code deploy/} says agrees with itself and with what the processes understand. */
class DeploymentTests {

  private static final Path FOLDER = Path.of("deploy");
  private static final Object COMPOSE = documents(FOLDER.resolve("compose.yaml")).getFirst();
  private static final List<Object> MANIFESTS =
      Stream.of("settings", "tandem", "billing", "secrets.example")
          .flatMap(it -> documents(FOLDER.resolve("kubernetes/" + it + ".yaml")).stream())
          .toList();
  private static final Pattern SETTING = Pattern.compile("(SPRING|TANDEM|MANAGEMENT|SERVER)_\\w+");
  private static final Set<String> PROBES =
      Set.of("/actuator/health/liveness", "/actuator/health/readiness");

  @Test
  void everySettingIsOneThatAProcessUnderstands() {
    var known =
        Stream.concat(libraryProperties(), moduleProperties()).map(Pattern::compile).toList();
    var said =
        Stream.concat(all(COMPOSE), MANIFESTS.stream().flatMap(DeploymentTests::all))
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .filter(it -> SETTING.matcher(it).matches())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(said)
        .hasSizeGreaterThan(10)
        .allMatch(it -> known.stream().anyMatch(name -> name.matcher(it).matches()));
  }

  @Test
  void everyServiceOfTheComposeFileWaitsForAndCallsServicesThatExist() throws IOException {
    var services = map(at(COMPOSE, "services"));
    var text = Files.readString(FOLDER.resolve("compose.yaml"));
    var called = Pattern.compile("//([a-z]+):\\d+|_HOST: (\\w+)").matcher(text).results();

    assertThat(services.keySet()).contains("tandem", "billing", "postgres", "rabbitmq", "jaeger");
    assertThat(called.map(it -> it.group(1) == null ? it.group(2) : it.group(1)))
        .isSubsetOf(services.keySet());
    for (var name : List.of("tandem", "billing")) {
      assertThat(map(at(services.get(name), "depends_on")).keySet()).isSubsetOf(services.keySet());
      assertThat(at(services.get(name), "healthcheck").toString())
          .contains("/actuator/health/readiness", "localhost/8080");
    }
    assertThat(
            Path.of("deploy")
                .resolve(
                    at(COMPOSE, "services", "tandem", "build", "context") + "/deploy/Dockerfile"))
        .exists();
    assertThat(Files.readString(FOLDER.resolve("Dockerfile"))).contains("COPY target/tandem.jar");
    assertThat(Files.readString(Path.of("pom.xml"))).contains("<finalName>tandem</finalName>");
  }

  @Test
  void probesPortsLabelsAndReferencesOfTheManifestsMeet() {
    for (var deployment : kind("Deployment").toList()) {
      var name = at(deployment, "metadata", "name");
      var pod = at(deployment, "spec", "template", "spec");
      var container = list(at(pod, "containers")).getFirst();
      var labels = at(deployment, "spec", "template", "metadata", "labels");
      var ports = list(at(container, "ports")).stream().map(it -> at(it, "name")).toList();

      for (var probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
        assertThat(PROBES).contains((String) at(container, probe, "httpGet", "path"));
        assertThat(ports).contains(at(container, probe, "httpGet", "port"));
      }
      assertThat(at(deployment, "spec", "selector", "matchLabels")).isEqualTo(labels);
      assertThat((int) at(deployment, "spec", "replicas")).isGreaterThan(1);
      assertThat(kind("Service"))
          .anyMatch(it ->
              at(it, "spec", "selector").equals(labels)
                  && ports.contains(at(list(at(it, "spec", "ports")).getFirst(), "targetPort")));
      assertThat(kind("PodDisruptionBudget"))
          .anyMatch(it -> at(it, "spec", "selector", "matchLabels").equals(labels));
      assertThat((int) at(pod, "terminationGracePeriodSeconds"))
          .as("%s ends its requests before it is killed", name)
          .isGreaterThan(
              (int) at(container, "lifecycle", "preStop", "sleep", "seconds")
                  + 2 * shutdownPhaseSeconds());
      assertThat(map(at(container, "resources", "limits"))).containsKey("memory");
      list(at(container, "env")).stream()
          .map(it -> map(it).get("valueFrom"))
          .filter(it -> it != null)
          .map(it -> at(it, "secretKeyRef"))
          .forEach(it ->
              assertThat(kind("Secret"))
                  .as("%s", it)
                  .anyMatch(secret ->
                      at(secret, "metadata", "name").equals(at(it, "name"))
                          && map(at(secret, "stringData")).containsKey(at(it, "key"))));
      list(at(container, "envFrom"))
          .forEach(it ->
              assertThat(kind("ConfigMap"))
                  .anyMatch(
                      map -> at(map, "metadata", "name").equals(at(it, "configMapRef", "name"))));
    }
    var listed =
        list(
            at(documents(FOLDER.resolve("kubernetes/kustomization.yaml")).getFirst(), "resources"));
    assertThat(listed).allMatch(it -> Files.exists(FOLDER.resolve("kubernetes/" + it)));
  }

  /** Seconds that a process takes for each phase of its end. */
  private static int shutdownPhaseSeconds() {
    var settings = documents(Path.of("src/main/resources/application.yaml")).getFirst();
    assertThat(at(settings, "server", "shutdown")).isEqualTo("graceful");
    return Integer.parseInt(
        at(settings, "spring", "lifecycle", "timeout-per-shutdown-phase")
            .toString()
            .replace("s", ""));
  }

  /** As environment variables, from what Spring Boot's jars say of themselves. */
  private static Stream<String> libraryProperties() {
    try {
      var json = new JsonMapper();
      return Collections.list(
              DeploymentTests.class
                  .getClassLoader()
                  .getResources("META-INF/spring-configuration-metadata.json"))
          .stream()
          .flatMap(it -> properties(json, it))
          .map(DeploymentTests::toEnvironmentVariable);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> properties(JsonMapper json, URL metadata) {
    try (InputStream in = metadata.openStream()) {
      return json
          .readTree(in)
          .get("properties")
          .valueStream()
          .map((JsonNode it) -> it.get("name").asString())
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same of Tandem's records of settings; the names in a map may be any. */
  private static Stream<String> moduleProperties() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    var records =
        scanner.findCandidateComponents("dev.tandem").stream()
            .map(it -> ClassUtils.resolveClassName(String.valueOf(it.getBeanClassName()), null))
            .flatMap(it ->
                names(
                    toEnvironmentVariable(it.getAnnotation(ConfigurationProperties.class).value()),
                    it));
    return Stream.concat(records, Stream.of(toEnvironmentVariable(ModuleSelection.PROPERTY)));
  }

  private static Stream<String> names(String prefix, Class<?> type) {
    if (!type.isRecord()) {
      return Stream.of(prefix);
    }
    return Stream.of(type.getRecordComponents())
        .flatMap(it -> {
          var name = prefix + "_" + it.getName().toUpperCase(Locale.ROOT);
          return it.getType() == Map.class
                  && it.getGenericType() instanceof ParameterizedType map
                  && map.getActualTypeArguments()[1] instanceof Class<?> value
              ? names(name + "_[A-Z]+", value)
              : names(name, it.getType());
        });
  }

  private static String toEnvironmentVariable(String property) {
    return property
        .toUpperCase(Locale.ROOT)
        .replace("-", "")
        .replace('.', '_')
        .replaceAll("[^A-Z0-9_]", "");
  }

  private static Stream<Object> kind(String kind) {
    return MANIFESTS.stream().filter(it -> at(it, "kind").equals(kind));
  }

  private static List<Object> documents(Path yaml) {
    try (var reader = Files.newBufferedReader(yaml)) {
      return StreamSupport.stream(new Yaml().loadAll(reader).spliterator(), false).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every key and every plain value, at any depth. */
  private static Stream<Object> all(@Nullable Object node) {
    return switch (node) {
      case Map<?, ?> it ->
          it.entrySet().stream()
              .flatMap(entry -> Stream.concat(Stream.of(entry.getKey()), all(entry.getValue())));
      case List<?> it -> it.stream().flatMap(DeploymentTests::all);
      case null -> Stream.empty();
      default -> Stream.of(node);
    };
  }

  private static Object at(Object node, String... path) {
    for (var key : path) {
      var next = map(node).get(key);
      assertThat(next).as("%s in %s", String.join(".", path), node).isNotNull();
      node = next;
    }
    return node;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object node) {
    return (Map<String, Object>) node;
  }

  @SuppressWarnings("unchecked")
  private static List<Object> list(Object node) {
    return (List<Object>) node;
  }
}
