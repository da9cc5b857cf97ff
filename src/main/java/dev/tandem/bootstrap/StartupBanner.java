package dev.tandem.bootstrap;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/** Prints the address of the start page on the terminal. */
public class StartupBanner implements ApplicationListener<ApplicationReadyEvent> {

  @Override
  public void onApplicationEvent(ApplicationReadyEvent event) {
    var environment = event.getApplicationContext().getEnvironment();
    var port = environment.getProperty("local.server.port");
    if (port != null) {
      System.out.println("\n  Tandem is at http://localhost:" + port + "/\n");
    }
  }
}
