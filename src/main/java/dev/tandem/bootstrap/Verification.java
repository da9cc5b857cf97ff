package dev.tandem.bootstrap;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/**
 * What the command {@code verify} starts: what decides again, in a module's package {@code replay},
 * and a database. No module runs, no script and no schedule, so a version that is not released yet
 * can look at the data of the one that is.
 */
@ImportAutoConfiguration({
  DataSourceAutoConfiguration.class,
  DataSourceTransactionManagerAutoConfiguration.class,
  JdbcTemplateAutoConfiguration.class,
  JdbcClientAutoConfiguration.class
})
@ComponentScan("dev.tandem.*.replay")
@EnableTransactionManagement
@Lazy(false)
class Verification {

  static final String MODULE = "billing";

  /**
   * @throws IllegalArgumentException with a sentence, if the module is not part of this program
   */
  Verification(Environment environment) {
    ModuleSelection.of(environment);
  }
}
