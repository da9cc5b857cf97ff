package dev.tandem.acceptance.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** An operator's client for moving modules. */
public final class RolloutClient {

  /** Counts of compares are published once their time bucket is over. */
  public static final Duration COUNTED_AFTER = Duration.ofSeconds(10);

  private static final String MODULES_PATH = "/api/rollout/modules/";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final ApiUser operator;

  public RolloutClient(ApiUser operator) {
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

  /** Lets the service of a module in the shadow answer the reads of all accounts. */
  void openCanary(String module) {
    openCanary(module, "100%");
  }

  /** From home; the service answers nothing, and its answers are compared. */
  public void moveToShadow(String module) {
    moveTo("shadow", module);
  }

  /**
   * From the shadow.
   *
   * @param share of the accounts whose reads the service answers, such as {@code 50%}
   */
  public void openCanary(String module, String share) {
    var body = "{\"stage\": \"canary\", \"share\": \"%s\", \"reason\": \"A rehearsal\"}";
    operator.post(MODULES_PATH + module + "/stage", body.formatted(share)).expectStatus(200);
  }

  /** Lets a module that was rolled back leave again. */
  public void acknowledge(String module) {
    operator
        .post(MODULES_PATH + module + "/rollback/acknowledge", "{\"reason\": \"A rehearsal\"}")
        .expectStatus(200);
  }

  /** What was requested and changed, the latest first. */
  public JsonNode history(String module) {
    return operator.getJson(MODULES_PATH + module + "/history?size=100").get("items");
  }

  private void moveTo(String stage, String module) {
    if (moduleState(module).get("stage").asString().equals(stage)) {
      return;
    }
    // Not while one of its subscriptions catches up.
    TandemClient.eventually().until(() -> requestStage(module, stage).status() == 202);
    var move = awaitMoveEnd(module);
    var end = Instant.now().plus(PATIENCE);
    while (looksLeft(move) && Instant.now().isBefore(end)) {
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
        .atMost(PATIENCE)
        .pollDelay(Duration.ofMillis(300))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> operator.getJson(MODULES_PATH + module + "/move"),
            move -> !move.get("state").asString().equals("running"));
  }

  public JsonNode moduleState(String module) {
    return operator.getJson(MODULES_PATH + module);
  }

  /** How many answers of both sides were compared since the module's stage began. */
  public long compares(String module) {
    return operator
        .getJson("/api/signals/modules?size=100")
        .get("items")
        .valueStream()
        .filter(it -> it.get("module").asString().equals(module))
        .flatMap(it -> it.get("signals").valueStream())
        .filter(signal -> signal.get("signal").asString().equals("mismatches"))
        .mapToLong(signal -> signal.get("observations").asLong())
        .sum();
  }
}
