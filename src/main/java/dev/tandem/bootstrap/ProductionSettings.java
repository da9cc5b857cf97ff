package dev.tandem.bootstrap;

import java.util.stream.Stream;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Asks for what a deployment must decide, and a trial need not: with a database on another machine,
 * a process starts only if its callers reach it over TLS, and if it is said that no money moves.
 */
class ProductionSettings implements EnvironmentPostProcessor {

  private static final String PROXIES = "tandem.access.trusted-proxies";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (environment.containsProperty(CommandLineMode.PROPERTY)
        || !Hosts.areRemote(environment.getProperty("spring.datasource.url", ""))) {
      return;
    }
    if (!isReachedOverTls(environment)) {
      throw new StartupException(
          "Callers would send passwords in clear: set server.ssl.certificate and server.ssl.certificate-private-key, or, if a proxy ends TLS before this process, %s to its addresses."
              .formatted(PROXIES));
    }
    if (ModuleSelection.of(environment).modules().contains("billing")
        && environment.getProperty("tandem.billing.gateway", "").isBlank()) {
      throw new StartupException(
          "tandem.billing.gateway is not set: the only payment gateway of this version is a simulation, and no money moves; set it to simulated if that is what you want.");
    }
  }

  private static boolean isReachedOverTls(ConfigurableEnvironment environment) {
    boolean ownTls =
        environment.getProperty("server.ssl.enabled", Boolean.class, true)
            && Stream.of("certificate", "bundle", "key-store")
                .anyMatch(it -> !environment.getProperty("server.ssl." + it, "").isBlank());
    return ownTls
        || !environment.getProperty(PROXIES, "").isBlank()
        || environment.containsProperty(PROXIES + "[0]")
        || Hosts.isThisMachine(environment.getProperty("server.address", ""));
  }
}
