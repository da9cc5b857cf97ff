package dev.tandem.bootstrap;

import dev.tandem.kernel.schema.ModuleMigrations;
import dev.tandem.kernel.schema.ModuleSchema;
import java.util.List;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/**
 * What the command {@code migrate} starts: the scripts of the selected modules, under a user who
 * owns the tables, so that the processes need no such user.
 */
@ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
class Migration {

  @Bean
  ModuleMigrations moduleMigrations(Environment environment, ResourceLoader resources) {
    return new ModuleMigrations(schemas(environment, resources));
  }

  private static List<ModuleSchema> schemas(Environment environment, ResourceLoader resources) {
    return ModuleSelection.of(environment).modules().stream()
        .filter(module -> resources.getResource("classpath:db/migration/" + module).exists())
        .map(ModuleSchema::new)
        .toList();
  }
}
