package dev.tandem.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tandem.testing.NoDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

@NoDatabase
class PasswordFilesTests {

  @TempDir Path folder;

  final MockEnvironment environment = new MockEnvironment();

  @Test
  void thePasswordsAreThoseOfTheFiles() throws Exception {
    var file = Files.writeString(folder.resolve("password"), "known to the file\n");
    environment.setProperty("tandem.kernel.database.password-file", file.toString());
    environment.setProperty("spring.datasource.password", "of the setting");
    environment.setProperty("spring.rabbitmq.password", "of the broker");

    start();
    assertThat(environment.getProperty("spring.datasource.password"))
        .isEqualTo("known to the file");
    assertThat(environment.getProperty("spring.rabbitmq.password")).isEqualTo("of the broker");
  }

  @Test
  void aFileThatIsMissingEndsTheStartWithASentence() {
    environment.setProperty("tandem.eventing.broker.password-file", folder + "/none");
    assertThatExceptionOfType(StartupException.class)
        .isThrownBy(this::start)
        .withMessageContaining("tandem.eventing.broker.password-file")
        .withMessageContaining("cannot be read");
  }

  private void start() {
    new PasswordFiles().postProcessEnvironment(environment, new SpringApplication());
  }
}
