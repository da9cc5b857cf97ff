package dev.tandem.bootstrap;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tandem.testing.NoDatabase;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Settings are given as environment variables, as deploy/ gives them. */
@NoDatabase
class RemoteSecretsTests {

  private static final String GOOD = "=kJ8-vQ2.rT5_zX9";
  private static final String KEY = "=0123456789abcdef0123456789abcdef";
  private static final String DATABASE = "SPRING_DATASOURCE_URL=jdbc:postgresql:";
  private static final String BROKER = "TANDEM_EVENTING_BROKER_ENABLED=true ";
  private static final String SIGNED = BROKER + "TANDEM_EVENTING_BROKER_SIGNING_KEY" + KEY + " ";

  @ParameterizedTest
  @CsvSource({
    "//db:5432/tandem SPRING_DATASOURCE_PASSWORD=short, has only 5 characters",
    "//db/tandem?ssl=true SPRING_DATASOURCE_PASSWORD=aaaaaaaaaaaaaaaa, the same few characters",
    "//localhost|db/x SPRING_DATASOURCE_PASSWORD=short, has only 5 characters",
    "//[2001:db8::1]:5432/x SPRING_DATASOURCE_PASSWORD=short, has only 5 characters",
    "//db/t SPRING_DATASOURCE_USERNAME=tandem-platform SPRING_DATASOURCE_PASSWORD=tandem-platform,"
        + " is the name of its user"
  })
  void aWeakPasswordOfARemoteDatabaseIsRefused(String url, String reason) {
    assertRefused(DATABASE + url.replace('|', ','), "spring.datasource.password", reason);
  }

  @ParameterizedTest
  @CsvSource({
    "//localhost:5432/x SPRING_DATASOURCE_PASSWORD=tandem",
    "//127.0.0.1/x SPRING_DATASOURCE_PASSWORD=tandem",
    "//[::1]:5432/x SPRING_DATASOURCE_PASSWORD=tandem",
    "tandem SPRING_DATASOURCE_PASSWORD=tandem",
    "//db/x SPRING_DATASOURCE_PASSWORD" + GOOD,
    "//db/x"
  })
  void loopbackAndGoodPasswordsAreAccepted(String url) {
    assertAccepted(DATABASE + url);
  }

  @ParameterizedTest
  @CsvSource("postgres, change")
  void theDatabaseOfAServiceIsProtectedToo(String password) {
    assertRefused(
        "TANDEM_ROLLOUT_MODULES_BILLING_URL=https://billing"
            + " TANDEM_ROLLOUT_MODULES_BILLING_DATABASE_URL=jdbc:postgresql://db/billing"
            + " TANDEM_ROLLOUT_MODULES_BILLING_DATABASE_PASSWORD="
            + password,
        "tandem.rollout.modules.billing.database.password",
        "has only 8 characters");
  }

  @ParameterizedTest
  @CsvSource({
    BROKER + "SPRING_RABBITMQ_HOST=rabbitmq, signing.key is missing",
    BROKER + "TANDEM_EVENTING_BROKER_SIGNING_KEY=short, signing.key has only 5 characters",
    SIGNED + "SPRING_RABBITMQ_HOST=rabbitmq, spring.rabbitmq.password",
    SIGNED + "SPRING_RABBITMQ_HOST=rabbitmq SPRING_RABBITMQ_PASSWORD=tandem, has only 6",
    SIGNED + "SPRING_RABBITMQ_ADDRESSES=amqps://u:p@mq:5671, spring.rabbitmq.password"
  })
  void aRemoteBrokerNeedsAKeyAndAPassword(String settings, String reason) {
    assertRefused(settings, reason, ";");
  }

  @ParameterizedTest
  @CsvSource({
    BROKER + "SPRING_RABBITMQ_HOST=localhost",
    BROKER + "SPRING_RABBITMQ_ADDRESSES=localhost:5672",
    SIGNED + "SPRING_RABBITMQ_HOST=rabbitmq SPRING_RABBITMQ_PASSWORD" + GOOD,
    "SPRING_RABBITMQ_HOST=rabbitmq"
  })
  void otherBrokersAreAccepted(String settings) {
    assertAccepted(settings);
  }

  private static void assertRefused(String settings, String... words) {
    assertThatExceptionOfType(StartupException.class)
        .isThrownBy(() -> start(settings))
        .withMessageContainingAll(words);
  }

  private static void assertAccepted(String settings) {
    assertThatCode(() -> start(settings)).doesNotThrowAnyException();
  }

  private static void start(String settings) {
    Map<String, Object> given =
        Arrays.stream(settings.split(" "))
            .map(it -> it.split("=", 2))
            .collect(Collectors.toMap(it -> it[0], it -> it[1]));
    var environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new SystemEnvironmentPropertySource("given-systemEnvironment", given));
    ConfigurationPropertySources.attach(environment);
    new RemoteSecrets().postProcessEnvironment(environment, new SpringApplication());
  }
}
