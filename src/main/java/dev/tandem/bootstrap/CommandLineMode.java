package dev.tandem.bootstrap;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;

/**
 * Runs one command beside a running platform, without a web server: {@code move billing away} and
 * {@code migrate-preferences status} start only the module that implements it, {@code migrate} and
 * {@code verify decisions} none at all.
 */
public final class CommandLineMode {

  public static final String PROPERTY = "tandem.command";

  private static final String MIGRATE = "migrate";
  private static final String VERIFY = "verify";
  private static final Map<String, String> MODULES_BY_COMMAND =
      Map.of("move", "rollout", "migrate-preferences", "preferences");

  private CommandLineMode() {}

  public static boolean isCommand(String[] args) {
    return args.length > 0
        && (args[0].equals(MIGRATE)
            || args[0].equals(VERIFY)
            || MODULES_BY_COMMAND.containsKey(args[0]));
  }

  /** Runs the command and returns the exit code. */
  public static int run(Class<?> application, String[] args) {
    var settings =
        new HashMap<String, Object>(
            Map.of(
                PROPERTY,
                args[0],
                "tandem.eventing.passive",
                "true",
                "server.port",
                "-1",
                "logging.level.root",
                "warn"));
    if (args[0].equals(MIGRATE)) {
      var migration = application(Migration.class, settings);
      migration.setWebApplicationType(WebApplicationType.NONE);
      int code = SpringApplication.exit(migration.run(args));
      System.out.println("All tables are up to date.");
      return code;
    }
    if (args[0].equals(VERIFY)) {
      settings.put(ModuleSelection.PROPERTY, Verification.MODULE);
      settings.put("spring.main.lazy-initialization", "true");
      var verification = application(Verification.class, settings);
      verification.setWebApplicationType(WebApplicationType.NONE);
      return SpringApplication.exit(verification.run(args));
    }
    settings.put(ModuleSelection.PROPERTY, MODULES_BY_COMMAND.get(args[0]));
    return SpringApplication.exit(application(application, settings).run(args));
  }

  private static SpringApplication application(Class<?> source, Map<String, Object> settings) {
    var application = new SpringApplication(source);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.setDefaultProperties(settings);
    return application;
  }
}
