package dev.tandem.acceptance.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** An operator's client for moving modules. */
public final class RolloutClient {

  private static final String MODULES_PATH = "/api/rollout/modules/";
  private static final int RESUMES = 3;

  private final ApiUser operator;

  RolloutClient(ApiUser operator) {
    this.operator = operator;
  }

  public void moveAway(String module) {
    moveTo("away", module);
  }

  boolean isAway(String module) {
    return moduleState(module).get("stage").asString().equals("away");
  }

  public void moveHome(String module) {
    moveTo("home", module);
  }

  private void moveTo(String stage, String module) {
    if (moduleState(module).get("stage").asString().equals(stage)) {
      return;
    }
    // Not while one of its subscriptions catches up.
    TandemClient.eventually().until(() -> requestStage(module, stage).status() == 202);
    var move = awaitMoveEnd(module);
    for (int i = 0; i < RESUMES && looksLeft(move); i++) {
      resumeMove(module);
      move = awaitMoveEnd(module);
    }
    assertThat(move.get("state").asString()).as(move.toString()).isEqualTo("arrived");
  }

  /** A jump of the tests' clock makes a move look as if its mover had gone. */
  private static boolean looksLeft(JsonNode move) {
    return move.get("state").asString().equals("waiting") && move.get("trouble").isNull();
  }

  public ApiResponse requestStage(String module, String stage) {
    var body = "{\"stage\": \"%s\", \"reason\": \"A rehearsal\"}".formatted(stage);
    return operator.post(MODULES_PATH + module + "/stage", body);
  }

  public void resumeMove(String module) {
    operator.post(MODULES_PATH + module + "/move/resume", "{}");
  }

  /**
   * The last move, once it has ended or waits for an operator. The first look comes after a delay,
   * so that a mover has picked up the request.
   */
  JsonNode awaitMoveEnd(String module) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .pollDelay(Duration.ofMillis(300))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> operator.getJson(MODULES_PATH + module + "/move"),
            move -> !move.get("state").asString().equals("running"));
  }

  public JsonNode moduleState(String module) {
    return operator.getJson(MODULES_PATH + module);
  }
}
