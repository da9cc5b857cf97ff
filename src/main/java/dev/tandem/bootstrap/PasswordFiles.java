package dev.tandem.bootstrap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Takes the passwords of database and broker from files, which can change while a process runs. */
class PasswordFiles implements EnvironmentPostProcessor {

  private static final Map<String, String> PASSWORDS_BY_FILE =
      Map.of(
          "tandem.kernel.database.password-file", "spring.datasource.password",
          "tandem.eventing.broker.password-file", "spring.rabbitmq.password");

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    var passwords = new HashMap<String, Object>();
    PASSWORDS_BY_FILE.forEach((setting, password) -> {
      var file = environment.getProperty(setting, "");
      if (!file.isBlank()) {
        passwords.put(password, read(setting, Path.of(file)));
      }
    });
    environment.getPropertySources().addFirst(new MapPropertySource("password files", passwords));
  }

  private static String read(String setting, Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new StartupException(
          "%s names %s, which cannot be read; create the file or leave the setting out."
              .formatted(setting, file));
    }
  }
}
