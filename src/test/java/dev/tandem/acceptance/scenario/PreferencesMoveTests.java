package dev.tandem.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.acceptance.environment.ApiResponse;
import dev.tandem.acceptance.environment.ApiUser;
import dev.tandem.acceptance.environment.Topology;
import dev.tandem.testing.OwnPlatform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Whatever members choose at home, beside, away and back, and during the moves between, each
 * decision is the one that the choices alone lead to, as in a single process.
 */
@OwnPlatform
@Tag("topologies")
class PreferencesMoveTests {

  private static final String MODULE = "preferences";

  private static final Map<String, Boolean> NORMALLY =
      new TreeMap<>(
          Map.of(
              "booking-changes", true,
              "reminders", true,
              "payments", true,
              "payouts", true,
              "requests", true,
              "waiting-list", true,
              "ratings", true,
              "cohort-news", true,
              "product-news", false,
              "weekly-summary", false));
  private static final Set<String> MANDATORY = Set.of("security", "receipts", "erasure");
  private static final String CHANNEL = "channel/email";
  private static final List<String> ANSWERS = List.of("ON", "OFF", "UNSET");

  private static Topology topology;

  private final Map<String, Map<String, String>> chosen = new LinkedHashMap<>();
  private final Map<String, ApiUser> members = new HashMap<>();

  @BeforeAll
  static void start() {
    topology = Topology.inTestEnvironment(MODULE);
    topology.service(MODULE).restart();
    topology.service(MODULE).awaitReady();
  }

  @AfterAll
  static void stop() {
    topology.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 20261129})
  void everyDecisionIsTheSameAsInASingleProcess(long seed) {
    var random = new Random(seed);
    var client = topology.client();
    for (int i = 0; i < 3; i++) {
      var member = client.createMentee();
      members.put(member.id(), member);
      chosen.put(member.id(), new HashMap<>());
    }
    for (var stage : List.of("away", "home", "shadow", "canary", "away", "home")) {
      chooseSome(random, 8);
      assertDecisions();
      var move = CompletableFuture.runAsync(() -> move(stage));
      while (!move.isDone()) {
        chooseSome(random, 1);
      }
      move.join();
      assertDecisions();
      chooseSome(random, 4);
      assertDecisions();
    }
    assertThat(chosen.values()).allSatisfy(it -> assertThat(it).isNotEmpty());
  }

  private static void move(String stage) {
    switch (stage) {
      case "shadow" -> topology.rollout().moveToShadow(MODULE);
      case "canary" -> topology.rollout().openCanary(MODULE, "100%");
      case "away" -> topology.rollout().moveAway(MODULE);
      default -> topology.rollout().moveHome(MODULE);
    }
  }

  private void chooseSome(Random random, int count) {
    var ids = new ArrayList<>(chosen.keySet());
    var questions =
        new ArrayList<>(NORMALLY.keySet().stream().map(it -> "topic/" + it + "/email").toList());
    questions.add(CHANNEL);
    for (int i = 0; i < count; i++) {
      var id = ids.get(random.nextInt(ids.size()));
      var question = questions.get(random.nextInt(questions.size()));
      var answer = ANSWERS.get(random.nextInt(ANSWERS.size()));
      choose(id, question, answer);
      chosen.get(id).put(question, answer);
    }
  }

  /** While the module moves, a choice is refused and sent again. */
  private void choose(String id, String question, String answer) {
    var body = "{\"answers\": {\"%s\": \"%s\"}}".formatted(question, answer);
    await()
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> members.get(id).put("/api/preferences/members/" + id + "/answers", body),
            PreferencesMoveTests::isAccepted);
  }

  private static boolean isAccepted(ApiResponse response) {
    assertThat(response.status()).as(response.toString()).isIn(200, 503);
    return response.status() == 200;
  }

  private void assertDecisions() {
    chosen.forEach((id, answers) -> {
      var expected = new TreeMap<String, Boolean>();
      MANDATORY.forEach(it -> expected.put(it, true));
      NORMALLY.forEach((topic, on) -> expected.put(topic, decide(topic, on, answers)));
      assertThat(decisionsOf(id)).as("decisions for %s after %s", id, answers).isEqualTo(expected);
    });
  }

  /** News of the product are never confirmed here. */
  private static boolean decide(String topic, boolean normally, Map<String, String> answers) {
    for (var question : List.of("topic/" + topic + "/email", CHANNEL)) {
      var answer = answers.getOrDefault(question, "UNSET");
      if (answer.equals("OFF")) {
        return false;
      }
      if (answer.equals("ON") && !topic.equals("product-news")) {
        return true;
      }
      if (answer.equals("ON") && !question.equals(CHANNEL)) {
        return false;
      }
    }
    return normally;
  }

  private Map<String, Boolean> decisionsOf(String id) {
    var view = members.get(id).getJson("/api/preferences/members/" + id);
    var decisions = new TreeMap<String, Boolean>();
    for (JsonNode each : view.get("decisions")) {
      decisions.put(each.get("topic").asString(), each.get("on").asBoolean());
    }
    return decisions;
  }
}
