package dev.tandem.bootstrap;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tandem.testing.NoDatabase;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

@NoDatabase
class PlaceholderSecretsTests {

  @ParameterizedTest
  @CsvSource({
    "spring.datasource.password, change-me",
    "SPRING_RABBITMQ_PASSWORD, change-me",
    "TANDEM_ROLLOUT_MODULES_BILLING_DATABASE_PASSWORD, Change-Me",
    "tandem.access.operator.password, password",
    "tandem.billing.webhook-secret, secret"
  })
  void aSecretOfAnExampleIsRefused(String name, String value) {
    assertThatExceptionOfType(StartupException.class)
        .isThrownBy(() -> start(name, value))
        .withMessageContaining(name);
  }

  @ParameterizedTest
  @CsvSource({
    "spring.datasource.password, a secret of its own",
    "other.password, change-me",
    "tandem.access.minimum-password-length, 8"
  })
  void anythingElseIsNot(String name, String value) {
    assertThatCode(() -> start(name, value)).doesNotThrowAnyException();
  }

  private static void start(String name, String value) {
    var environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("given", Map.of(name, value)));
    new PlaceholderSecrets().postProcessEnvironment(environment, new SpringApplication());
  }
}
