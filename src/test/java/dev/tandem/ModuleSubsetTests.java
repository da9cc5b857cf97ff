package dev.tandem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.OwnPlatform;
import dev.tandem.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each module starts without the other modules, from the same classes. */
@OwnPlatform
class ModuleSubsetTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "members",
        "scheduling",
        "billing",
        "recommendations",
        "preferences",
        "notifications"
      })
  void aModuleRunsAloneWithOnlyItsOwnSchemaAndTheKernels(String module) {
    try (var context = start(module)) {
      assertThat(context.getBeanDefinitionNames())
          .extracting(bean -> packageOf(bean, context))
          .filteredOn(name -> name.startsWith("dev.tandem."))
          .contains("dev.tandem." + module)
          .allMatch(name ->
              name.matches("dev\\.tandem\\.(kernel|eventing|access|" + module + ")(\\..*)?"));
      assertThat(schemas(context)).containsExactlyInAnyOrder("eventing", "access", module);
    }
  }

  private static ConfigurableApplicationContext start(String module) {
    return new SpringApplication(Tandem.class)
        .run(
            "--tandem.modules=" + module,
            "--server.port=0",
            "--spring.datasource.url=" + TestDatabase.create());
  }

  private static String packageOf(String bean, ConfigurableApplicationContext context) {
    var type = context.getType(bean, false);
    return type == null || type.equals(Tandem.class) ? "" : type.getPackageName();
  }

  private static Iterable<String> schemas(ConfigurableApplicationContext context) {
    return context
        .getBean(JdbcClient.class)
        .sql("select nspname from pg_namespace where nspname !~ '^(pg_|information_schema|public)'")
        .query(String.class)
        .list();
  }
}
