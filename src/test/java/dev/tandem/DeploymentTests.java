package dev.tandem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.bootstrap.ModuleSelection;
import dev.tandem.kernel.schema.ModuleRole;
import dev.tandem.testing.ModuleRoles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
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
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files in {@code deploy/} are consistent, and use settings that the processes know. */
class DeploymentTests {

  private static final Path FOLDER = Path.of("deploy");
  private static final Object COMPOSE = documents(FOLDER.resolve("compose.yaml")).getFirst();
  private static final List<Object> MANIFESTS =
      Stream.of("settings", "tandem", "billing", "ingress", "network", "secrets.example")
          .flatMap(it -> documents(FOLDER.resolve("kubernetes/" + it + ".yaml")).stream())
          .toList();
  private static final Pattern SETTING = Pattern.compile("(SPRING|TANDEM|MANAGEMENT|SERVER)_\\w+");
  private static final Pattern SECRET =
      Pattern.compile("PASS(?!WORDFILE)|SECRET|_KEY$|LINKKEY|ENCRYPTIONKEY");
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
    assertThat(
            called
                .map(match -> match.group(match.group(1) == null ? 2 : 1))
                .filter(it -> !it.equals("localhost")))
        .isSubsetOf(services.keySet());
    for (var name : List.of("tandem", "billing")) {
      assertThat(map(at(services.get(name), "depends_on")).keySet()).isSubsetOf(services.keySet());
      assertThat(at(services.get(name), "healthcheck").toString())
          .contains("https://localhost:8080/actuator/health/readiness");
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
      var needsSecrets = new ArrayList<>(list(at(container, "env")));
      if (map(pod).containsKey("initContainers")) {
        list(at(pod, "initContainers")).forEach(it -> needsSecrets.addAll(list(at(it, "env"))));
      }
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
      needsSecrets.stream()
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
  void composeStartsOnlyWithEverySecretAndOpensNoPortToOtherMachinesButThoseOfTheProxy()
      throws IOException {
    var variables = Pattern.compile("\\$\\{(\\w+)(:?[?-])?").matcher(compose()).results().toList();
    assertThat(variables).hasSizeGreaterThan(10).allMatch(it -> ":?".equals(it.group(2)));
    var needed = variables.stream().map(it -> it.group(1)).collect(Collectors.toSet());
    assertThat(Files.readString(FOLDER.resolve("secrets.sh"))).contains(needed);
    map(at(COMPOSE, "services"))
        .forEach((name, service) -> {
          if (map(service).get("environment") instanceof Map<?, ?> environment) {
            environment.forEach((key, value) -> {
              if (SECRET.matcher(key.toString()).find()) {
                assertThat(value.toString()).as("%s of %s", key, name).startsWith("${");
              }
            });
          }
          if (!name.equals("proxy") && map(service).get("ports") instanceof List<?> ports) {
            assertThat(ports).as(name).allMatch(it -> it.toString().startsWith("127.0.0.1:"));
          }
        });
  }

  @Test
  void theManifestsHaveNoSecretButTheExamplesThatAreRefused() {
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
    for (var deployment : kind("Deployment").toList()) {
      for (var container : containers(deployment)) {
        for (var variable : list(at(container, "env"))) {
          if (SECRET.matcher(at(variable, "name").toString()).find()) {
            assertThat(map(variable)).as("%s", variable).containsKey("valueFrom");
          }
        }
      }
    }
  }

  @Test
  void everyWayBetweenTwoProcessesIsEncryptedAndItsEndIsVerified() throws IOException {
    var all =
        Stream.concat(all(COMPOSE), MANIFESTS.stream().flatMap(DeploymentTests::all))
            .map(String::valueOf)
            .toList();
    assertThat(all.stream().filter(it -> it.startsWith("jdbc:")))
        .hasSizeGreaterThan(5)
        .allMatch(it -> it.contains("?sslmode=verify-full&sslrootcert=/etc/tandem/tls/ca."));
    assertThat(all.stream().filter(it -> it.matches("https?://.*") && !it.contains("localhost")))
        .allMatch(it -> it.startsWith("https:") || it.startsWith("http://jaeger:"));
    var settings = at(kind("ConfigMap").findFirst().orElseThrow(), "data");
    var compose = at(COMPOSE, "services", "billing", "environment");
    for (var environment : List.of(settings, compose)) {
      assertThat(map(environment))
          .containsEntry("SPRING_RABBITMQ_SSL_ENABLED", "true")
          .containsEntry("SPRING_RABBITMQ_PORT", "5671")
          .containsEntry("SPRING_RABBITMQ_SSL_BUNDLE", "platform")
          .containsEntry("TANDEM_KERNEL_TLS_BUNDLE", "platform");
    }
    assertThat(Files.readString(FOLDER.resolve("rabbitmq/rabbitmq.conf")))
        .contains("listeners.tcp = none");
    assertThat(Files.readString(FOLDER.resolve("postgres/databases.sh"))).contains("hostssl");
    assertThat(at(COMPOSE, "services", "postgres", "command").toString()).contains("-cssl=on");
    for (var name : List.of("tandem", "billing", "postgres", "rabbitmq")) {
      assertThat(at(COMPOSE, "services", name, "volumes").toString())
          .contains("certificates/" + name + ".pem", "certificates/" + name + ".key")
          .doesNotContain("ca.key");
    }
    for (var deployment : kind("Deployment").toList()) {
      var container = containers(deployment).getLast();
      assertThat(list(at(container, "env")).toString()).contains("SERVER_SSL_CERTIFICATE");
      assertThat(at(container, "readinessProbe", "httpGet", "scheme")).isEqualTo("HTTPS");
    }
  }

  @Test
  void browsersReachThePlatformOverTodaysTlsOnly() throws IOException {
    var ingress = kind("Ingress").findFirst().orElseThrow();
    var annotations = map(at(ingress, "metadata", "annotations"));
    assertThat(annotations)
        .containsEntry("nginx.ingress.kubernetes.io/force-ssl-redirect", "true")
        .containsEntry("nginx.ingress.kubernetes.io/backend-protocol", "HTTPS")
        .containsEntry("nginx.ingress.kubernetes.io/proxy-ssl-verify", "on")
        .containsEntry("nginx.ingress.kubernetes.io/proxy-ssl-secret", "tandem/tandem-tls");
    assertThat(annotations.get("nginx.ingress.kubernetes.io/ssl-ciphers").toString().split(":"))
        .allMatch(it -> it.matches("ECDHE-(ECDSA|RSA)-(AES\\d+-GCM-SHA\\d+|CHACHA20-POLY1305)"));
    var tls = list(at(ingress, "spec", "tls")).getFirst();
    var rule = list(at(ingress, "spec", "rules")).getFirst();
    assertThat(list(at(tls, "hosts"))).containsExactly(at(rule, "host"));
    assertThat(
            at(kind("ConfigMap").findFirst().orElseThrow(), "data", "TANDEM_NOTIFICATIONS_BASEURL"))
        .isEqualTo("https://" + at(rule, "host"));
    var target = at(list(at(rule, "http", "paths")).getFirst(), "backend", "service");
    assertThat(kind("Service"))
        .anyMatch(it -> at(it, "metadata", "name").equals(at(target, "name")));

    var proxy = Files.readString(FOLDER.resolve("proxy/Caddyfile"));
    assertThat(proxy).contains("protocols tls1.2 tls1.3", "reverse_proxy https://tandem:8080");
    assertThat(
            proxy
                .lines()
                .filter(it -> it.contains("ciphers "))
                .findFirst()
                .orElseThrow()
                .strip()
                .split(" "))
        .allMatch(it -> it.equals("ciphers") || it.matches("TLS_ECDHE_\\w+_(GCM|CHACHA20)_\\w+"));
    var address = at(COMPOSE, "services", "proxy", "networks", "edge", "ipv4_address");
    assertThat(at(COMPOSE, "services", "tandem", "environment", "TANDEM_ACCESS_TRUSTEDPROXIES"))
        .isEqualTo(address);
  }

  @Test
  void theCertificatesForBrowsersAreOfAPublicAuthority() {
    var issuer = kind("Issuer").findFirst().orElseThrow();
    assertThat(at(issuer, "spec", "acme", "server").toString()).startsWith("https://");
    assertThat(
            at(
                kind("Ingress").findFirst().orElseThrow(),
                "metadata",
                "annotations",
                "cert-manager.io/issuer"))
        .isEqualTo(at(issuer, "metadata", "name"));
    assertThat(at(COMPOSE, "services", "proxy", "volumes").toString())
        .as("the key and the certificate outlive the container")
        .contains("proxy:/data");
  }

  @Test
  void everyoneNeedsASecondFactorAndTheSimulationOfPaymentsIsDeclared() {
    for (var settings :
        List.of(
            at(COMPOSE, "services", "tandem", "environment"),
            at(kind("ConfigMap").findFirst().orElseThrow(), "data"))) {
      assertThat(map(settings))
          .containsEntry("TANDEM_ACCESS_SECONDFACTOR", "everyone")
          .containsEntry("TANDEM_BILLING_GATEWAY", "simulated");
    }
  }

  @Test
  void aProcessReachesOnlyWhatIsListed() {
    assertThat(kind("NetworkPolicy"))
        .as("nothing else is open")
        .anyMatch(it ->
            map(at(it, "spec", "podSelector")).isEmpty()
                && at(it, "spec", "policyTypes").equals(List.of("Ingress", "Egress"))
                && !map(at(it, "spec")).containsKey("egress"));
    var settings = at(kind("ConfigMap").findFirst().orElseThrow(), "data");
    for (var deployment : kind("Deployment").toList()) {
      var labels = at(deployment, "spec", "template", "metadata", "labels");
      var policy =
          kind("NetworkPolicy")
              .filter(it -> at(it, "spec", "podSelector").equals(Map.of("matchLabels", labels)))
              .filter(it -> map(at(it, "spec")).containsKey("egress"))
              .findFirst()
              .orElseThrow();
      var allowed =
          list(at(policy, "spec", "egress")).stream().flatMap(DeploymentTests::peers).toList();
      assertThat(allowed)
          .as("%s", labels)
          .containsExactlyInAnyOrderElementsOf(called(deployment, settings));
    }
  }

  /** Host and port of everything that the settings of a process name, and of the name server. */
  private static Set<String> called(Object deployment, Object settings) {
    var called = new TreeSet<>(Set.of("kube-system:53", "rabbitmq:5671"));
    var urls =
        Stream.concat(
                all(settings),
                containers(deployment).stream()
                    .flatMap(it -> list(at(it, "env")).stream())
                    .flatMap(DeploymentTests::valueOf))
            .map(String::valueOf)
            .filter(it -> !it.contains("example.org"))
            .map(Pattern.compile("//([a-z]+):(\\d+)")::matcher)
            .filter(Matcher::find)
            .map(it -> it.group(1) + ":" + it.group(2));
    urls.forEach(called::add);
    return called;
  }

  /** Of a variable, also where a secret has it. */
  private static Stream<Object> valueOf(Object variable) {
    if (map(variable).containsKey("value")) {
      return Stream.of(at(variable, "value"));
    }
    var reference = at(variable, "valueFrom", "secretKeyRef");
    return kind("Secret")
        .filter(it -> at(it, "metadata", "name").equals(at(reference, "name")))
        .map(it -> at(it, "stringData", at(reference, "key").toString()));
  }

  private static Stream<String> peers(Object rule) {
    return list(at(rule, "to")).stream()
        .map(to -> map(map(to).values().iterator().next()))
        .map(selector -> map(at(selector, "matchLabels")).values().iterator().next())
        .flatMap(name ->
            list(at(rule, "ports")).stream().map(port -> name + ":" + at(port, "port")).distinct());
  }

  @Test
  void noWayLeadsOutOfTheNetworksOfTheProcesses() {
    var networks = map(at(COMPOSE, "networks"));
    map(at(COMPOSE, "services"))
        .forEach((name, service) -> {
          var used = map(service).get("networks");
          var names = used instanceof Map<?, ?> map ? List.copyOf(map.keySet()) : used;
          assertThat((List<?>) names)
              .as(name)
              .isNotEmpty()
              .allMatch(it -> networks.containsKey(String.valueOf(it)));
          if (List.of("tandem", "billing", "billing-migration", "postgres").contains(name)) {
            assertThat((List<?>) names)
                .as(name)
                .allMatch(
                    it -> Boolean.TRUE.equals(map(networks.get(it.toString())).get("internal")));
          }
        });
  }

  @Test
  void thePasswordsOfDatabaseAndBrokerAreExchangedWhileAProcessRuns() {
    for (var deployment : kind("Deployment").toList()) {
      var container = containers(deployment).getLast();
      var mounts =
          list(at(container, "volumeMounts")).stream()
              .collect(Collectors.toMap(it -> at(it, "mountPath"), it -> at(it, "name")));
      var volumes = list(at(deployment, "spec", "template", "spec", "volumes"));
      for (var setting :
          List.of("TANDEM_KERNEL_DATABASE_PASSWORDFILE", "TANDEM_EVENTING_BROKER_PASSWORDFILE")) {
        var file =
            list(at(container, "env")).stream()
                .filter(it -> at(it, "name").equals(setting))
                .map(it -> Path.of(at(it, "value").toString()))
                .findFirst()
                .orElseThrow();
        var volume = mounts.get(String.valueOf(file.getParent()));
        var secret =
            volumes.stream()
                .filter(it -> at(it, "name").equals(volume))
                .map(it -> at(it, "secret", "secretName"))
                .findFirst()
                .orElseThrow();
        assertThat(kind("Secret"))
            .as(setting)
            .anyMatch(it ->
                at(it, "metadata", "name").equals(secret)
                    && map(at(it, "stringData")).containsKey(file.getFileName().toString()));
      }
    }
  }

  /** What can be said of files that only Docker can run. */
  @Test
  void theFilesForDockerAreWholeAndEveryScriptIsOne() throws Exception {
    var dockerfile = Files.readString(FOLDER.resolve("Dockerfile"));
    var instructions =
        dockerfile
            .replaceAll("(?m)^#.*\n", "")
            .replace("\\\n", " ")
            .lines()
            .filter(it -> !it.isBlank())
            .map(it -> it.strip().split("\\s+")[0])
            .toList();
    assertThat(instructions)
        .startsWith("FROM")
        .contains("USER", "EXPOSE", "ENTRYPOINT")
        .isSubsetOf("FROM", "RUN", "WORKDIR", "COPY", "USER", "EXPOSE", "ENV", "ENTRYPOINT");
    assertThat(dockerfile).containsPattern("(?m)^ENTRYPOINT \\[\"");

    var volumes = map(at(COMPOSE, "volumes")).keySet();
    for (var service : map(at(COMPOSE, "services")).values()) {
      if (map(service).get("volumes") instanceof List<?> mounts) {
        for (var mount : mounts) {
          var source = mount.toString().split(":")[0];
          if (!source.startsWith("./certificates/")) {
            assertThat(
                    source.startsWith("./")
                        ? Files.exists(FOLDER.resolve(source))
                        : volumes.contains(source))
                .as("%s", mount)
                .isTrue();
          }
        }
      }
    }
    try (var files = Files.walk(FOLDER)) {
      for (var script : files.filter(it -> it.toString().endsWith(".sh")).toList()) {
        var check = new ProcessBuilder("bash", "-n", script.toString()).inheritIO().start();
        assertThat(check.waitFor()).as("%s", script).isZero();
        assertThat(Files.isExecutable(script)).as("%s", script).isTrue();
      }
    }
  }

  @Test
  void imagesArePinnedAndNoProcessIsRoot() throws IOException {
    var dockerfile = Files.readString(FOLDER.resolve("Dockerfile"));
    var bases = Pattern.compile("(?m)^FROM (\\S+)").matcher(dockerfile).results();
    var images = Pattern.compile("(?m)^ +image: (\\S+)").matcher(compose()).results();
    assertThat(
            Stream.concat(bases, images)
                .map(it -> it.group(1))
                .filter(it -> !it.equals("tandem:local")))
        .hasSizeGreaterThan(4)
        .allMatch(it -> it.matches(".+:\\d+[.]\\d.*"));
    assertThat(dockerfile).containsPattern("(?m)^USER [1-9]\\d*$");
    var tags = at(documents(FOLDER.resolve("kubernetes/kustomization.yaml")).getFirst(), "images");
    assertThat(list(tags)).allMatch(it -> at(it, "newTag").toString().matches("\\d+[.]\\d+.*"));
    for (var deployment : kind("Deployment").toList()) {
      var pod = at(deployment, "spec", "template", "spec");
      assertThat(at(pod, "securityContext", "runAsNonRoot")).isEqualTo(true);
      for (var container : containers(deployment)) {
        assertThat(at(container, "securityContext").toString())
            .contains("allowPrivilegeEscalation=false", "readOnlyRootFilesystem=true", "[ALL]");
      }
    }
    for (var name : List.of("tandem", "billing", "billing-migration")) {
      assertThat(map(at(COMPOSE, "services", name)))
          .containsEntry("read_only", true)
          .containsEntry("cap_drop", List.of("ALL"));
    }
  }

  @Test
  void aServiceHoldsNoRoleThatOwnsATable() throws IOException {
    var script = Files.readString(FOLDER.resolve("postgres/databases.sh"));
    var owners =
        Pattern.compile("(?m)^owner (\\w+) ")
            .matcher(script)
            .results()
            .map(it -> it.group(1))
            .toList();
    assertThat(owners).containsExactly("tandem", "billing_owner");
    assertThat(script).doesNotContainIgnoringCase("superuser;");
    assertThat(at(COMPOSE, "services", "postgres", "environment", "POSTGRES_USER"))
        .isEqualTo("postgres");

    var service = map(at(COMPOSE, "services", "billing", "environment"));
    var migration = at(COMPOSE, "services", "billing-migration");
    assertThat(service.get("SPRING_DATASOURCE_USERNAME")).isEqualTo("billing");
    assertThat(service.values().toString()).doesNotContain("BILLING_OWNER_PASSWORD");
    assertThat(at(migration, "command")).isEqualTo(List.of("migrate"));
    assertThat(at(migration, "environment", "SPRING_DATASOURCE_USERNAME")).isIn(owners);
    assertThat(at(COMPOSE, "services", "tandem", "environment", "SPRING_DATASOURCE_USERNAME"))
        .isIn(owners);
    var pod =
        kind("Deployment")
            .filter(it -> at(it, "metadata", "name").equals("billing"))
            .map(DeploymentTests::containers)
            .findFirst()
            .orElseThrow();
    assertThat(pod).hasSize(2);
    assertThat(at(pod.getFirst(), "args")).isEqualTo(List.of("migrate"));
    assertThat(at(pod.getFirst(), "env").toString()).contains("billing-owner");
    assertThat(at(pod.getLast(), "env").toString()).doesNotContain("billing-owner");
  }

  @Test
  void everyModuleWithDataHasARole() throws IOException {
    var script = Files.readString(FOLDER.resolve("postgres/databases.sh"));
    var roles = Pattern.compile("for module in ([a-z \\\\\n]+);").matcher(script);
    assertThat(roles.find()).isTrue();
    assertThat(roles.group(1).split("[^a-z]+"))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    Stream.of("platform"),
                    ModuleRoles.modules().stream().filter(ModuleRole::exists))
                .toList());
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
          .map(DeploymentTests::nameOf)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With a placeholder below a map, whose keys are free. */
  private static String nameOf(JsonNode property) {
    var name = property.get("name").asString();
    return property.path("type").asString("").startsWith("java.util.Map") ? name + ".*" : name;
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
        .replaceAll("[^A-Z0-9_*]", "")
        .replace("_*", "_\\w+");
  }

  private static String compose() throws IOException {
    return Files.readString(FOLDER.resolve("compose.yaml"));
  }

  /** Those that run before the others first. */
  private static List<Object> containers(Object deployment) {
    var pod = at(deployment, "spec", "template", "spec");
    var all = new ArrayList<Object>();
    if (map(pod).get("initContainers") instanceof List<?> first) {
      all.addAll(first);
    }
    all.addAll(list(at(pod, "containers")));
    return all;
  }

  private static Stream<Object> kind(String kind) {
    return MANIFESTS.stream().filter(it -> at(it, "kind").equals(kind));
  }

  /** Docker refuses a file in which a key stands twice. */
  private static Yaml strictYaml() {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    return new Yaml(options);
  }

  private static List<Object> documents(Path yaml) {
    try (var reader = Files.newBufferedReader(yaml)) {
      return StreamSupport.stream(strictYaml().loadAll(reader).spliterator(), false).toList();
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
