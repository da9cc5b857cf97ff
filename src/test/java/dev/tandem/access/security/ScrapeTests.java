package dev.tandem.access.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ModuleTest
@TestPropertySource(properties = "tandem.access.scrape-token=" + ScrapeTests.TOKEN)
class ScrapeTests {

  static final String TOKEN = "the-token-of-the-prometheus-of-a-test";

  private static final String METRICS = "/actuator/prometheus";

  @Autowired MockMvcTester mvc;

  @Test
  void whoHasTheTokenReadsTheMetrics() {
    assertThat(mvc.get().uri(METRICS).header("Authorization", "Bearer " + TOKEN))
        .hasStatusOk()
        .bodyText()
        .contains("jvm_memory_used_bytes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Bearer", "Bearer other", "Bearer " + TOKEN + "x", "bearer " + TOKEN, TOKEN})
  void whoHasNotTheTokenIsRefused(String authorization) {
    assertThat(mvc.get().uri(METRICS).header("Authorization", authorization)).hasStatus(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/actuator/sbom", "/actuator", "/api/access/sign-ins", METRICS + "/x"})
  void theTokenOpensNothingElse(String path) {
    assertThat(mvc.get().uri(path).header("Authorization", "Bearer " + TOKEN)).hasStatus(401);
  }

  @Test
  void operatorsReadTheMetricsAndMembersDoNot() {
    assertThat(mvc.get().uri(METRICS).with(LoggedInAs.operator())).hasStatusOk();
    assertThat(mvc.get().uri(METRICS).with(LoggedInAs.mentee(UUID.randomUUID()))).hasStatus(403);
  }

  @Test
  void aTokenThatCanBeGuessedStopsTheStart() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ScrapeToken("short"))
        .withMessageContaining("tandem.access.scrape-token has at least 32 characters");
  }
}
