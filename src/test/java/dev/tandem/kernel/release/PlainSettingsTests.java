package dev.tandem.kernel.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class PlainSettingsTests {

  @Test
  void showsThePlatformsSettingsByTheirWholeNames() {
    var environment =
        new MockEnvironment()
            .withProperty("tandem.rollout.gates", "enforced")
            .withProperty("server.port", "8080");
    assertThat(PlainSettings.of(environment)).containsOnlyKeys("tandem.rollout.gates");
  }

  @Test
  void showsNoSecretAndNothingThatMayHoldOne() {
    var environment =
        new MockEnvironment()
            .withProperty("tandem.data", "/var/lib/tandem")
            .withProperty("tandem.eventing.signing-key", "abc")
            .withProperty("tandem.access.password", "abc")
            .withProperty("tandem.rollout.services.billing.url", "https://me:abc@billing")
            .withProperty("tandem.rollout.services.billing.database", "host=db password=abc");
    assertThat(PlainSettings.of(environment)).isEmpty();
  }

  @Test
  void aPlatformWithoutSettingsHasNone() {
    assertThat(PlainSettings.of(new MockEnvironment())).isEmpty();
  }
}
