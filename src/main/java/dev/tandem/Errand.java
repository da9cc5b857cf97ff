package dev.tandem;

import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;

/**
 * Something to do and then end, beside the platform that runs: {@code move billing away}. It starts
 * the module that knows how, without a door for requests.
 */
final class Errand {

  static final String PROPERTY = "tandem.errand";

  private static final Map<String, String> MODULES = Map.of("move", "rollout");

  private Errand() {}

  static boolean isOne(String[] args) {
    return args.length > 0 && MODULES.containsKey(args[0]);
  }

  /** Returns the exit code. */
  static int run(String[] args) {
    var tandem = new SpringApplication(Tandem.class);
    tandem.setBannerMode(Banner.Mode.OFF);
    tandem.setLogStartupInfo(false);
    tandem.setDefaultProperties(
        Map.of(
            ModuleSelection.PROPERTY,
            MODULES.get(args[0]),
            "tandem.errand",
            args[0],
            "tandem.eventing.passive",
            "true",
            "server.port",
            "-1",
            "logging.level.root",
            "warn"));
    return SpringApplication.exit(tandem.run(args));
  }
}
