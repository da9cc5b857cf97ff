package dev.tandem.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.Tandem;
import dev.tandem.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
class VerificationTests {

  @Test
  void theCommandLooksAtDataOfAnyVersionAndStartsNothingThatCouldChangeIt(CapturedOutput output) {
    var url = TestDatabase.create();

    int code =
        CommandLineMode.run(
            Tandem.class,
            new String[] {
              "verify",
              "decisions",
              "--spring.datasource.url=" + url,
              "--logging.level.root=info",
              "--logging.level.org.springframework=warn"
            });

    assertThat(code).isOne();
    assertThat(output).contains("This data is of a version that recorded no commands");
    assertThat(
            new JdbcTemplate(new DriverManagerDataSource(url))
                .queryForList(
                    "select nspname::text from pg_namespace where nspname in ('billing', 'eventing', 'access')",
                    String.class))
        .isEmpty();
  }
}
