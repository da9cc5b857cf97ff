package dev.tandem.rehearsal;

import static dev.tandem.rehearsal.Rehearsal.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.rollout.routing.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A candidate of the sources that home has, too: it earns each stage by clean cycles, of a day, and
 * then moves away, home and away again.
 */
final class SameSourcesRun {

  private static final String MODULE = "billing";
  private static final int CYCLES = 3;
  private static final int MOST_ROUNDS = 60;
  private static final int MOST_HOURS = 6;
  private static final int READERS = 64;
  private static final int BOOKINGS = 6;

  /** After the end of an hour, so that both sides have counted it. */
  private static final Duration COUNTED = Duration.ofMinutes(6);

  private final Rehearsal rehearsal;
  private final Operator operator;
  private final List<Passed> passed = new ArrayList<>();

  SameSourcesRun(Rehearsal rehearsal) {
    this.rehearsal = rehearsal;
    this.operator = rehearsal.operator(MODULE);
  }

  /**
   * A stage that the candidate has passed.
   *
   * @param observations by signal
   */
  record Passed(String stage, int cycles, String observations) {}

  List<Passed> run() {
    rehearsal.enter(MODULE, Stage.SHADOW);
    awaitFirstReport();
    passCycles("shadow", "canary");
    rehearsal.enter(MODULE, Stage.CANARY);
    passCycles("canary", "away");
    leave();
    rehearsal.enter(MODULE, Stage.HOME);
    leave();
    assertThat(operator.wasEverToBeRolledBack()).isFalse();
    assertThat(rehearsal.rollout().history(MODULE).toString()).doesNotContain("ROLLED_BACK");
    return passed;
  }

  private void passCycles(String stage, String next) {
    var today = LocalDate.ofInstant(rehearsal.tandem().clock().now(), ZoneOffset.UTC);
    for (int i = 1; i <= CYCLES; i++) {
      passCycle(today.plusDays(i));
    }
    patiently()
        .until(
            () -> operator.state().get("gates").get(0),
            gate -> gate.get("stage").asString().equals(next) && gate.get("open").asBoolean());
    note(stage, CYCLES);
  }

  /** Members read and book until all is proven, and an operator signs the review of the day. */
  private void passCycle(LocalDate day) {
    var clock = rehearsal.tandem().clock();
    var start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    clock.advanceTo(start.plus(COUNTED));
    awaitFigures(start.minus(1, ChronoUnit.HOURS));
    prove();
    var end = start.plus(1, ChronoUnit.DAYS);
    clock.advanceTo(end.plus(COUNTED));
    awaitFigures(end.minus(1, ChronoUnit.HOURS));
    sign(day.toString());
  }

  private void prove() {
    for (int i = 0; i < MOST_ROUNDS; i++) {
      if (operator.verdict("decisions").filter(SameSourcesRun::isSafe).isEmpty()) {
        rehearsal.members().bookAndCancel(BOOKINGS);
      }
      rehearsal.round(MODULE, Traffic.BILLING, READERS, Rehearsal.BLOCK);
      if (operator.verdicts().stream().allMatch(SameSourcesRun::isSafe)) {
        return;
      }
    }
    assertThat(operator.verdicts()).as("safe in the end").allMatch(SameSourcesRun::isSafe);
  }

  /** A side that has just begun reports the hours that begin after that. */
  private void awaitFirstReport() {
    for (int i = 0; i < MOST_HOURS; i++) {
      var hour = rehearsal.nextHour();
      rehearsal.nextHour();
      rehearsal.tandem().clock().advanceBy(COUNTED);
      if (rehearsal.isTold(operator, "invoices-issued", hour)) {
        return;
      }
    }
    throw new AssertionError("The service tells no figures.");
  }

  /** A last hour that all have told says that those before it are told, too. */
  private void awaitFigures(Instant hour) {
    patiently()
        .until(
            () -> operator.figures(hour),
            all -> all.stream().noneMatch(it -> isMarked("INCONCLUSIVE", it)));
    assertThat(operator.figures(hour)).noneMatch(it -> isMarked("DEVIATES", it));
  }

  private void sign(String cycle) {
    operator
        .user()
        .post(
            "/api/signals/reviews/" + cycle + "/signatures",
            "{\"words\": \"Read in a rehearsal of leaving home.\"}")
        .expectStatus(201);
  }

  private void leave() {
    rehearsal.enter(MODULE, Stage.AWAY);
    for (int i = 0; i < 3; i++) {
      rehearsal.members().bookAndCancel(BOOKINGS);
      rehearsal.round(MODULE, Traffic.BILLING, READERS, Rehearsal.BLOCK);
    }
    note("away", 0);
  }

  private void note(String stage, int cycles) {
    var observations =
        operator.verdicts().stream()
            .map(it ->
                String.format(
                    Locale.ENGLISH,
                    "%s: %,d",
                    it.get("title").asString(),
                    it.get("observations").asLong()))
            .collect(Collectors.joining(", "));
    passed.add(new Passed(stage, cycles, observations));
  }

  private static boolean isSafe(JsonNode signal) {
    return signal.get("verdict").asString().equals("SAFE");
  }

  private static boolean isMarked(String mark, JsonNode figure) {
    return figure.get("mark").asString().equals(mark);
  }
}
