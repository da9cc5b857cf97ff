package dev.tandem.bootstrap;

import java.util.Locale;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Makes English the language of the process before anything starts (decision 0017). Libraries ask
 * for the default language where Tandem's own code never does: on a Turkish machine, Spring Data
 * looked for the table {@code sign_ın}.
 */
class NeutralLocale implements EnvironmentPostProcessor, Ordered {

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    Locale.setDefault(Locale.ENGLISH);
  }
}
