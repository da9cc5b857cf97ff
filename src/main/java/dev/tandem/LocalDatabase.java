package dev.tandem;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.ClassUtils;

/** PostgreSQL as a child process, its data kept in {@code tandem.data}, where no other is given. */
class LocalDatabase implements EnvironmentPostProcessor {

  private static final String URL = "spring.datasource.url";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (environment.containsProperty(URL)
        || !ClassUtils.isPresent("io.zonky.test.db.postgres.embedded.EmbeddedPostgres", null)) {
      return;
    }
    var data = Path.of(environment.getProperty("tandem.data", ".tandem")).toAbsolutePath();
    try {
      var postgres = start(data);
      SpringApplication.getShutdownHandlers().add(() -> stop(postgres));
      var url = postgres.getJdbcUrl("postgres", "postgres");
      var found = new MapPropertySource("local database", Map.of(URL, url));
      environment.getPropertySources().addLast(found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EmbeddedPostgres start(Path data) throws IOException {
    Files.createDirectories(data);
    return EmbeddedPostgres.builder()
        .setDataDirectory(data.resolve("postgres"))
        .setCleanDataDirectory(false)
        .setOverrideWorkingDirectory(data.resolve("binaries").toFile())
        .setRegisterShutdownHook(false)
        .setServerConfig("fsync", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("synchronous_commit", "on")
        .start();
  }

  private static void stop(EmbeddedPostgres postgres) {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
