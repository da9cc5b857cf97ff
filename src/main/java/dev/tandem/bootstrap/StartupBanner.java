package dev.tandem.bootstrap;

import java.util.stream.Stream;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Prints the address of the start page on the terminal. */
public class StartupBanner implements ApplicationListener<ApplicationReadyEvent> {

  @Override
  public void onApplicationEvent(ApplicationReadyEvent event) {
    var environment = event.getApplicationContext().getEnvironment();
    var port = environment.getProperty("local.server.port");
    if (port != null) {
      var scheme = isEncrypted(environment) ? "https" : "http";
      System.out.println("\n  Tandem is at " + scheme + "://localhost:" + port + "/\n");
    }
  }

  private static boolean isEncrypted(Environment environment) {
    return environment.getProperty("server.ssl.enabled", Boolean.class, true)
        && Stream.of("certificate", "bundle", "key-store")
            .anyMatch(source -> environment.containsProperty("server.ssl." + source));
  }
}
