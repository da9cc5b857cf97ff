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
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
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

/** The files in {@code deploy/} are consistent, and use settings that the processes know. */
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
  void everySettingIsKnownToAProcess() {
    var known =
        Stream.concat(libraryProperties(), moduleProperties()).map(Pattern::compile).toList();
    var used =
        Stream.concat(all(COMPOSE), MANIFESTS.stream().flatMap(DeploymentTests::all))
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .filter(SETTING.asMatchPredicate())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(used)
        .hasSizeGreaterThan(10)
        .allMatch(setting -> known.stream().anyMatch(it -> it.matcher(setting).matches()));
  }

  @Test
  void everyServiceOfTheComposeFileWaitsForAndCallsServicesThatExist() throws IOException {
    var services = map(at(COMPOSE, "services"));
    var text = Files.readString(FOLDER.resolve("compose.yaml"));
    var called = Pattern.compile("//([a-z]+):\\d+|_HOST: (\\w+)").matcher(text).results();

    assertThat(services.keySet()).contains("tandem", "billing", "postgres", "rabbitmq", "jaeger");
    assertThat(called.map(match -> match.group(match.group(1) == null ? 2 : 1)))
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
  void probesPortsLabelsAndReferencesOfTheManifestsMatch() {
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
          .anyMatch(service ->
              at(service, "spec", "selector").equals(labels)
                  && ports.contains(
                      at(list(at(service, "spec", "ports")).getFirst(), "targetPort")));
      assertThat(kind("PodDisruptionBudget"))
          .anyMatch(it -> at(it, "spec", "selector", "matchLabels").equals(labels));
      assertThat((int) at(pod, "terminationGracePeriodSeconds"))
          .as("%s finishes its requests before it is killed", name)
          .isGreaterThan(
              (int) at(container, "lifecycle", "preStop", "sleep", "seconds")
                  + 2 * shutdownPhaseSeconds());
      assertThat(map(at(container, "resources", "limits"))).containsKey("memory");
      list(at(container, "env")).stream()
          .map(variable -> map(variable).get("valueFrom"))
          .filter(Objects::nonNull)
          .map(source -> at(source, "secretKeyRef"))
          .forEach(reference ->
              assertThat(kind("Secret"))
                  .as("%s", reference)
                  .anyMatch(secret ->
                      at(secret, "metadata", "name").equals(at(reference, "name"))
                          && map(at(secret, "stringData")).containsKey(at(reference, "key"))));
      list(at(container, "envFrom"))
          .forEach(source ->
              assertThat(kind("ConfigMap"))
                  .anyMatch(map ->
                      at(map, "metadata", "name").equals(at(source, "configMapRef", "name"))));
    }
    var listed =
        list(
            at(documents(FOLDER.resolve("kubernetes/kustomization.yaml")).getFirst(), "resources"));
    assertThat(listed).allMatch(it -> Files.exists(FOLDER.resolve("kubernetes/" + it)));
  }

  @Test
  void noSecretHasADefaultAndNoPortOfTheComposeFileIsOpenToOtherMachines() throws IOException {
    var text = Files.readString(FOLDER.resolve("compose.yaml"));
    var defaults = Pattern.compile("\\$\\{(\\w*(PASSWORD|SECRET)\\w*):-").matcher(text);
    assertThat(defaults.results().map(it -> it.group(1))).isEmpty();
    assertThat(text).containsPattern("\\$\\{OPERATOR_PASSWORD:\\?");
    map(at(COMPOSE, "services"))
        .forEach((name, service) -> {
          var ports = map(service).get("ports");
          if (ports != null) {
            assertThat(list(ports)).as(name).allMatch(it -> it.toString().startsWith("127.0.0.1:"));
          }
        });
    for (var secret : kind("Secret").toList()) {
      map(at(secret, "stringData"))
          .forEach((key, value) -> {
            if (!key.equals("url")) {
              assertThat(value)
                  .as("%s of an example, refused at start", key)
                  .isEqualTo("change-me");
            }
          });
    }
  }

  @Test
  void everyProcessHasADatabaseRoleOfItsOwnThatIsNoSuperuser() throws IOException {
    var script = Files.readString(FOLDER.resolve("postgres/databases.sh"));
    var superuser = at(COMPOSE, "services", "postgres", "environment", "POSTGRES_USER");
    var roles = new TreeSet<String>();
    for (var process : List.of("tandem", "billing")) {
      var role =
          at(COMPOSE, "services", process, "environment", "SPRING_DATASOURCE_USERNAME").toString();
      roles.add(role);
      assertThat(script).contains("process " + role + " ").doesNotContainIgnoringCase("superuser;");
    }
    assertThat(roles).hasSize(2).doesNotContain(superuser.toString());
  }

  @Test
  void whatTheReadmeSaysOfProxiesAndTlsAreSettingsThatAProcessKnows() throws IOException {
    var known =
        Stream.concat(libraryProperties(), moduleProperties()).map(Pattern::compile).toList();
    var named =
        SETTING
            .matcher(Files.readString(FOLDER.resolve("README.md")))
            .results()
            .map(MatchResult::group)
            .filter(it -> !it.endsWith("_"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(named)
        .contains("TANDEM_ACCESS_TRUSTEDPROXIES", "SPRING_RABBITMQ_SSL_ENABLED")
        .allMatch(setting -> known.stream().anyMatch(it -> it.matcher(setting).matches()));
    assertThat(documents(Path.of("src/main/resources/application.yaml")).getFirst())
        .extracting(it -> at(it, "server", "forward-headers-strategy"))
        .isEqualTo("none");
  }

  /** The seconds that a process may take for each phase of its shutdown. */
  private static int shutdownPhaseSeconds() {
    var settings = documents(Path.of("src/main/resources/application.yaml")).getFirst();
    assertThat(at(settings, "server", "shutdown")).isEqualTo("graceful");
    return Integer.parseInt(
        at(settings, "spring", "lifecycle", "timeout-per-shutdown-phase")
            .toString()
            .replace("s", ""));
  }

  /** The properties in Spring Boot's metadata, as environment variables. */
  private static Stream<String> libraryProperties() {
    try {
      var json = new JsonMapper();
      return Collections.list(
              DeploymentTests.class
                  .getClassLoader()
                  .getResources("META-INF/spring-configuration-metadata.json"))
          .stream()
          .flatMap(metadata -> properties(json, metadata))
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
          .map((JsonNode property) -> property.get("name").asString())
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The properties of Tandem's configuration records, as patterns, as the keys of a map are free.
   */
  private static Stream<String> moduleProperties() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    var records =
        scanner.findCandidateComponents("dev.tandem").stream()
            .map(bean -> ClassUtils.resolveClassName(String.valueOf(bean.getBeanClassName()), null))
            .flatMap(DeploymentTests::propertiesOf);
    return Stream.concat(records, Stream.of(toEnvironmentVariable(ModuleSelection.PROPERTY)));
  }

  private static Stream<String> propertiesOf(Class<?> type) {
    var prefix = type.getAnnotation(ConfigurationProperties.class).value();
    return names(toEnvironmentVariable(prefix), type);
  }

  private static Stream<String> names(String prefix, Class<?> type) {
    if (!type.isRecord()) {
      return Stream.of(prefix);
    }
    return Stream.of(type.getRecordComponents())
        .flatMap(component -> {
          var name = prefix + "_" + component.getName().toUpperCase(Locale.ROOT);
          return component.getType() == Map.class
                  && component.getGenericType() instanceof ParameterizedType map
                  && map.getActualTypeArguments()[1] instanceof Class<?> value
              ? names(name + "_[A-Z]+", value)
              : names(name, component.getType());
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

  /** Every key and every scalar value, at any depth. */
  private static Stream<Object> all(@Nullable Object node) {
    return switch (node) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .flatMap(entry -> Stream.concat(Stream.of(entry.getKey()), all(entry.getValue())));
      case List<?> list -> list.stream().flatMap(DeploymentTests::all);
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
