package dev.tandem.rehearsal;

import dev.tandem.acceptance.environment.ApiUser;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads what the platform says about one module. */
record Operator(ApiUser user, String module) {

  /** Compares that are done, with those that have not been reported yet. */
  long mirrored() {
    return Stream.of("compared", "failed", "dropped")
        .mapToLong(it -> count("mirror", "result", it))
        .sum();
  }

  /** Compares whose sides agreed when they were asked again. */
  long stale() {
    return count("mirror", "result", "stale");
  }

  /** Requests of members that the service has answered, from its copy or being live. */
  long answeredByService() {
    return Stream.of("canary", "answered").mapToLong(it -> count("facade", "outcome", it)).sum();
  }

  private long count(String meter, String tag, String value) {
    var path = "/actuator/metrics/tandem.rollout.%s?tag=module:%s&tag=%s:%s";
    return user.get(path.formatted(meter, module, tag, value))
        .json()
        .path("measurements")
        .valueStream()
        .filter(it -> it.get("statistic").asString().equals("COUNT"))
        .mapToLong(it -> it.get("value").asLong())
        .sum();
  }

  /** Reads of this stage that the judge knows of, compared or not. */
  long known() {
    return verdict("dropped-compares").map(it -> it.get("observations").asLong()).orElse(0L);
  }

  /** The present verdicts on the module. */
  List<JsonNode> verdicts() {
    return judged().flatMap(it -> it.get("signals").valueStream()).toList();
  }

  /** The stage that the present evidence is of; empty before the first. */
  String judgedStage() {
    return judged().map(it -> it.get("stage").asString()).findFirst().orElse("");
  }

  private Stream<JsonNode> judged() {
    return user.getJson("/api/signals/modules?size=100")
        .get("items")
        .valueStream()
        .filter(it -> it.get("module").asString().equals(module));
  }

  Optional<JsonNode> verdict(String signal) {
    return verdicts().stream().filter(it -> it.get("signal").asString().equals(signal)).findFirst();
  }

  /** What the present verdict on a signal says. */
  String evidence(String signal) {
    return verdict(signal).map(it -> it.get("evidence").asString()).orElse("");
  }

  /** The verdict for which the module is rolled back; empty unless it is. */
  Optional<JsonNode> rollBack() {
    var lock = state().get("lock");
    return lock.isNull()
        ? Optional.empty()
        : history(lock.get("signal").asString())
            .filter(it -> it.get("verdict").asString().equals("ROLL_BACK"))
            .findFirst();
  }

  private Stream<JsonNode> history(String signal) {
    return user.getJson("/api/signals/modules/%s/%s/history?size=100".formatted(module, signal))
        .get("items")
        .valueStream();
  }

  /** A figure of the platform in an hour, by all who have told it so far. */
  Optional<JsonNode> figure(String signal, Instant hour) {
    return figures(hour).stream()
        .filter(it -> it.get("signal").asString().equals(signal))
        .findFirst();
  }

  /** The figures of the module in an hour. */
  List<JsonNode> figures(Instant hour) {
    return user.getJson("/api/signals/figures?size=100&hour=" + hour)
        .get("items")
        .valueStream()
        .filter(it -> it.get("module").asString().equals(module))
        .toList();
  }

  /** What speaks against the day, in the words of its review. */
  List<String> faults(Instant day) {
    return user.getJson("/api/signals/reviews/" + LocalDate.ofInstant(day, ZoneOffset.UTC))
        .get("modules")
        .valueStream()
        .filter(it -> it.get("module").asString().equals(module))
        .flatMap(it -> it.get("faults").valueStream())
        .map(JsonNode::asString)
        .toList();
  }

  JsonNode state() {
    return user.getJson("/api/rollout/modules/" + module);
  }

  boolean isIn(String stage) {
    var state = state();
    return state.get("stage").asString().equals(stage) && !state.get("moving").asBoolean();
  }

  boolean isRolledBack() {
    return !state().get("lock").isNull();
  }

  /** Whether the platform ever gave the verdict. */
  boolean wasEverToBeRolledBack() {
    return verdicts().stream()
        .flatMap(it -> history(it.get("signal").asString()))
        .anyMatch(it -> it.get("verdict").asString().equals("ROLL_BACK"));
  }
}
