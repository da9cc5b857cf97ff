package dev.tandem;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.ClassUtils;

/** PostgreSQL as a child process, its data kept in {@code tandem.data}, where no other is given. */
class LocalDatabase implements EnvironmentPostProcessor {

  private static final String URL = "spring.datasource.url";
  private static final String EMBEDDED = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres";

  private static final Map<String, Object> DEMO_SIGN_INS =
      Map.of(
          "tandem.access.operator.password", "tandem",
          "tandem.access.minimum-password-length", "6");

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (environment.containsProperty(URL)
        || environment.containsProperty("spring.datasource.jndi-name")) {
      return;
    }
    if (environment.containsProperty(Errand.PROPERTY)) {
      add(environment, "running database", Map.of(URL, data(environment).running()));
      return;
    }
    if (!ClassUtils.isPresent(EMBEDDED, null)) {
      throw new CannotStart(
          "no database is given; set spring.datasource.url, .username and .password to a PostgreSQL (as SPRING_DATASOURCE_URL and so on, or --spring.datasource.url=…), or start from the sources with `mvn spring-boot:run`, which brings its own.");
    }
    ModuleSelection.of(environment);
    var data = data(environment);
    data.claim();
    Orphan.stop(data.postgres());
    data.discardHalfMade();
    add(environment, "local database", properties(data, port(environment)));
    if (environment.getProperty("tandem.demo", Boolean.class, true)) {
      add(environment, "demo sign-ins", DEMO_SIGN_INS);
    }
  }

  private static LocalData data(ConfigurableEnvironment environment) {
    return new LocalData(
        Path.of(environment.getProperty("tandem.data", ".tandem")).toAbsolutePath().normalize());
  }

  private static int port(ConfigurableEnvironment environment) {
    return environment.getProperty("tandem.database.port", Integer.class, 0);
  }

  private static void add(
      ConfigurableEnvironment environment, String name, Map<String, Object> properties) {
    environment.getPropertySources().addLast(new MapPropertySource(name, properties));
  }

  private static Map<String, Object> properties(LocalData data, int port) {
    var properties = new LinkedHashMap<String, Object>();
    properties.put(URL, ChildPostgres.start(data, port));
    properties.put("tandem.demo.folder", data.folder().toString());
    properties.put("tandem.demo", "true");
    return properties;
  }
}
