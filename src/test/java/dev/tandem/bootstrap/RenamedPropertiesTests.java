package dev.tandem.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.testing.NoDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

@NoDatabase
class RenamedPropertiesTests {

  @Test
  void anOldNameOfAPropertyIsRefusedWithItsNewName() {
    assertThatThrownBy(() -> startWith("tandem.eventing.hung-after", "30s"))
        .isInstanceOf(StartupException.class)
        .hasMessage(
            "tandem.eventing.hung-after is called tandem.eventing.lease-timeout now; rename the"
                + " property.");
  }

  @Test
  void anOldNameIsRecognisedInTheSpellingOfAnEnvironmentVariable() {
    assertThatThrownBy(() -> startWith("TANDEM_EVENTING_BROKER_ELSEWHERE", "billing"))
        .hasMessageContaining("tandem.eventing.broker.remote-modules");
  }

  @Test
  void todaysNamesAreAccepted() {
    assertThatCode(() -> startWith("tandem.eventing.lease-timeout", "30s"))
        .doesNotThrowAnyException();
  }

  @Test
  void namesAreCheckedAtEveryStart() {
    var ofOtherConstructors = FailureHandler.handleMessage((message, failure) -> {});

    assertThat(
            SpringFactoriesLoader.forDefaultResourceLocation()
                .load(EnvironmentPostProcessor.class, ofOtherConstructors))
        .hasAtLeastOneElementOfType(RenamedProperties.class);
  }

  private static void startWith(String name, String value) {
    var environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new SystemEnvironmentPropertySource("systemEnvironment", Map.of(name, value)));
    ConfigurationPropertySources.attach(environment);
    new RenamedProperties().postProcessEnvironment(environment, new SpringApplication());
  }
}
