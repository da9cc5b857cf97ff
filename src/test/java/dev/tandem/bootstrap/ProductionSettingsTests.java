package dev.tandem.bootstrap;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tandem.testing.NoDatabase;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

@NoDatabase
class ProductionSettingsTests {

  private static final String REMOTE = "SPRING_DATASOURCE_URL=jdbc:postgresql://db/tandem ";
  private static final String PAID = "TANDEM_BILLING_GATEWAY=simulated ";

  @ParameterizedTest
  @ValueSource(
      strings = {
        PAID,
        PAID + "SERVER_ADDRESS=0.0.0.0",
        PAID + "TANDEM_ACCESS_TRUSTEDPROXIES=",
        PAID + "SERVER_SSL_ENABLED=false SERVER_SSL_CERTIFICATE=file:x",
        "TANDEM_MODULES=members"
      })
  void withoutTlsAndProxyNobodySignsIn(String settings) {
    assertRefused(REMOTE + settings, "Callers would send passwords in clear");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PAID + "SERVER_SSL_CERTIFICATE=file:x",
        PAID + "SERVER_SSL_BUNDLE=web",
        PAID + "TANDEM_ACCESS_TRUSTEDPROXIES=10.0.0.0/8",
        PAID + "SERVER_ADDRESS=127.0.0.1",
        "SERVER_SSL_CERTIFICATE=file:x TANDEM_MODULES=members",
        "TANDEM_COMMAND=migrate"
      })
  void aDecidedDeploymentStarts(String settings) {
    assertThatCode(() -> start(REMOTE + settings)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SERVER_SSL_CERTIFICATE=file:x", "SERVER_SSL_BUNDLE=x TANDEM_MODULES=billing"})
  void nobodyTakesTheSimulatedGatewayForARealOne(String settings) {
    assertRefused(REMOTE + settings, "no money moves");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "SPRING_DATASOURCE_URL=jdbc:postgresql://localhost/tandem"})
  void aTrialOnOneMachineNeedsNothing(String settings) {
    assertThatCode(() -> start(settings)).doesNotThrowAnyException();
  }

  private static void assertRefused(String settings, String words) {
    assertThatExceptionOfType(StartupException.class)
        .isThrownBy(() -> start(settings))
        .withMessageContaining(words);
  }

  private static void start(String settings) {
    Map<String, Object> given =
        Arrays.stream(settings.split(" ", -1))
            .filter(it -> !it.isBlank())
            .map(it -> it.split("=", 2))
            .collect(Collectors.toMap(it -> it[0], it -> it[1]));
    var environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new SystemEnvironmentPropertySource("given-systemEnvironment", given));
    ConfigurationPropertySources.attach(environment);
    new ProductionSettings().postProcessEnvironment(environment, new SpringApplication());
  }
}
