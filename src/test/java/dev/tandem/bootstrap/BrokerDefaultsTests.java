package dev.tandem.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.access.PlatformOnly;
import dev.tandem.kernel.schema.SharedModules;
import dev.tandem.testing.NoDatabase;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.modulith.events.ApplicationModuleListener;

@NoDatabase
class BrokerDefaultsTests {

  private static final Map<String, Object> SERVICE =
      Map.of("tandem.modules", "preferences", "tandem.access.platform-keys", "http://home/keys");

  @Test
  void thePlatformConsumesForTheModulesThatItRunsAndForAccess() {
    assertThat(modules("local", Map.of()))
        .contains("access", "billing", "preferences")
        .doesNotContain("kernel");
    assertThat(modules("remote", Map.of())).doesNotContain("access", "billing", "preferences");
  }

  @Test
  void aServiceSendsItsEventsToTheOtherModulesAndToTheAccessOfThePlatform() {
    assertThat(modules("local", SERVICE)).containsExactly("preferences");
    assertThat(modules("remote", SERVICE))
        .contains("access", "billing", "notifications")
        .doesNotContain("preferences");
  }

  @Test
  void accessListensAtThePlatformOnly() {
    var listener = ApplicationModuleListener.class.getName();
    var listeners =
        ClassPathTypes.matching("*/**/*.class")
            .filter(type -> ClassPathTypes.module(type).equals(SharedModules.ACCESS))
            .filter(type -> type.getAnnotationMetadata().hasAnnotatedMethods(listener))
            .map(MetadataReader::getAnnotationMetadata)
            .toList();

    assertThat(listeners)
        .isNotEmpty()
        .allMatch(type -> type.hasAnnotation(PlatformOnly.class.getName()));
  }

  private static List<String> modules(String kind, Map<String, Object> properties) {
    var environment = new StandardEnvironment();
    var all = new HashMap<>(properties);
    all.put("tandem.eventing.broker.enabled", "true");
    environment.getPropertySources().addFirst(new MapPropertySource("test", all));
    new BrokerDefaults().postProcessEnvironment(environment, new SpringApplication());
    var value = environment.getRequiredProperty("tandem.eventing.broker." + kind + "-modules");
    return Arrays.stream(value.split(",")).filter(module -> !module.isEmpty()).toList();
  }
}
