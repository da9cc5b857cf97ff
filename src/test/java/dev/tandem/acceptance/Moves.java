package dev.tandem.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Modules that move, as operators let them. */
final class Moves {

  private static final String MODULES = "/api/rollout/modules/";

  private final Someone operator;

  Moves(Someone operator) {
    this.operator = operator;
  }

  void away(String module) {
    to("away", module);
  }

  void home(String module) {
    to("home", module);
  }

  private void to(String stage, String module) {
    if (show(module).get("stage").asString().equals(stage)) {
      return;
    }
    tryTo(module, stage).expect(202);
    var move = awaitEnd(module);
    assertThat(move.get("state").asString()).as(move.toString()).isEqualTo("arrived");
  }

  Answer tryTo(String module, String stage) {
    var body = "{\"stage\": \"%s\", \"reason\": \"A rehearsal\"}".formatted(stage);
    return operator.post(MODULES + module + "/stage", body);
  }

  void resume(String module) {
    operator.post(MODULES + module + "/move/resume", "{}");
  }

  /** The last move, once it has ended or waits for a person; not before someone has taken it up. */
  JsonNode awaitEnd(String module) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .pollDelay(Duration.ofMillis(300))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> operator.see(MODULES + module + "/move"),
            it -> !it.get("state").asString().equals("running"));
  }

  JsonNode show(String module) {
    return operator.see(MODULES + module);
  }
}
