package dev.tandem.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tandem.testing.NoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.yaml.snakeyaml.Yaml;

/**
 * The values in the compose file are those that a process takes: what it checks at the start lets
 * them pass, and each reaches a setting. {@link dev.tandem.DeploymentTests} knows the names.
 */
@NoDatabase
class ComposeSettingsTests {

  private static final Path COMPOSE = Path.of("deploy/compose.yaml");
  private static final String SECRET = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822c";
  private static final List<EnvironmentPostProcessor> CHECKS =
      List.of(new PlaceholderSecrets(), new RemoteSecrets(), new ProductionSettings());

  @ParameterizedTest
  @ValueSource(strings = {"tandem", "billing"})
  void aProcessTakesThemWithSecretsThatWereDrawn(String service) throws IOException {
    var environment = environment(service, SECRET);

    assertThatCode(() -> check(environment)).doesNotThrowAnyException();
    var binder = Binder.get(environment);
    var properties = properties();
    assertThat(properties).hasSizeGreaterThan(10);
    for (var type : properties) {
      var prefix = type.getAnnotation(ConfigurationProperties.class).value();
      assertThatCode(() -> binder.bindOrCreate(prefix, Bindable.of(type)))
          .as("%s of %s", prefix, service)
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tandem", "billing"})
  void noProcessTakesThemWithThePasswordOfTheDemo(String service) throws IOException {
    var environment = environment(service, "tandem");

    assertThatExceptionOfType(StartupException.class).isThrownBy(() -> check(environment));
  }

  @Test
  void bothProcessesShareWhatTheyMustShare() throws IOException {
    var home = settings("tandem", SECRET);
    var service = settings("billing", SECRET);
    for (var shared :
        List.of(
            "TANDEM_EVENTING_BROKER_SIGNING_KEY",
            "TANDEM_ACCESS_LINKKEY",
            "SERVER_SSL_CERTIFICATE")) {
      assertThat(service.get(shared)).as(shared).isNotNull().isEqualTo(home.get(shared));
    }
    assertThat(service.get("SPRING_RABBITMQ_USERNAME"))
        .isNotEqualTo(home.get("SPRING_RABBITMQ_USERNAME"));
  }

  private static void check(StandardEnvironment environment) {
    CHECKS.forEach(it -> it.postProcessEnvironment(environment, new SpringApplication()));
  }

  private static StandardEnvironment environment(String service, String secret) throws IOException {
    var environment = new StandardEnvironment();
    environment.getPropertySources().remove("systemEnvironment");
    environment
        .getPropertySources()
        .addFirst(
            new SystemEnvironmentPropertySource("systemEnvironment", settings(service, secret)));
    ConfigurationPropertySources.attach(environment);
    return environment;
  }

  /** As compose hands them to the process, with one value for every variable. */
  @SuppressWarnings("unchecked")
  private static Map<String, Object> settings(String service, String secret) throws IOException {
    Map<String, Object> compose = new Yaml().load(Files.readString(COMPOSE));
    var services = (Map<String, Map<String, Object>>) compose.get("services");
    var given = (Map<String, Object>) services.get(service).get("environment");
    var settings = new HashMap<String, Object>();
    given.forEach(
        (name, value) -> settings.put(name, value.toString().replaceAll("\\$\\{[^}]*}", secret)));
    return settings;
  }

  private static List<? extends Class<?>> properties() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    return scanner.findCandidateComponents("dev.tandem").stream()
        .map(bean -> ClassUtils.resolveClassName(String.valueOf(bean.getBeanClassName()), null))
        .toList();
  }
}
