package dev.tandem.acceptance.erasure;

import static dev.tandem.acceptance.environment.TandemClient.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.acceptance.environment.ApiUser;
import dev.tandem.acceptance.environment.TandemClient;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Takes members through an erasure, by the API. */
record Leaving(TandemClient tandem) {

  private static final String ERASURES = "/api/preferences/erasures";

  /** Asks until nothing is in the way. */
  void ask(ApiUser member) {
    var fresh = tandem.withNewToken(member);
    eventually()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> {
          var own = fresh.getJson(ERASURES + "/own").at("/items/0");
          var state = own.path("state").asString("");
          if (state.isEmpty() || state.equals("REFUSED")) {
            tandem.clock().advanceBy(Duration.ofDays(7));
            fresh.post(ERASURES, "{\"forgoesCredits\": true}");
          }
          return state.equals("SCHEDULED");
        });
  }

  void awaitErased(ApiUser member) {
    eventually()
        .atMost(Duration.ofSeconds(180))
        .until(() ->
            tandem
                .operator()
                .getJson(ERASURES + "?state=COMPLETED&size=100")
                .get("items")
                .findValuesAsString("memberId")
                .contains(member.id()));
  }

  /** Waits until every event is handled, but a parked one and those of its key. */
  void settle() {
    eventually()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(() ->
            assertThat(
                    tandem.subscriptions().stream()
                        .filter(it -> it.get("lag").asInt() > 0 && it.get("parked").asInt() == 0)
                        .map(JsonNode::toString))
                .isEmpty());
  }
}
