package dev.tandem.bootstrap;

import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;

/**
 * Runs one command, such as {@code move billing away}, beside a running platform. Starts only the
 * module that implements the command, without a web server.
 */
public final class CommandLineMode {

  public static final String PROPERTY = "tandem.command";

  private static final Map<String, String> MODULES_BY_COMMAND = Map.of("move", "rollout");

  private CommandLineMode() {}

  public static boolean isCommand(String[] args) {
    return args.length > 0 && MODULES_BY_COMMAND.containsKey(args[0]);
  }

  /** Runs the command and returns the exit code. */
  public static int run(Class<?> application, String[] args) {
    var tandem = new SpringApplication(application);
    tandem.setBannerMode(Banner.Mode.OFF);
    tandem.setLogStartupInfo(false);
    tandem.setDefaultProperties(
        Map.of(
            ModuleSelection.PROPERTY,
            MODULES_BY_COMMAND.get(args[0]),
            PROPERTY,
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
