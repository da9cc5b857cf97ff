package dev.tandem.rehearsal;

import static dev.tandem.rehearsal.Rehearsal.patiently;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.awaitility.core.ConditionTimeoutException;
import tools.jackson.databind.JsonNode;

/** A candidate with a fault, under load until it is found or enough was seen. */
final class FaultRun {

  private static final int MOST_ROUNDS = 150;
  private static final int MOST_HOURS = 4;
  private static final int READERS = 12;

  /** After the end of an hour, so that both sides have counted it. */
  private static final Duration COUNTED = Duration.ofMinutes(6);

  private static final Duration REVIEWED = Duration.ofMinutes(190);

  private final Rehearsal rehearsal;
  private final Fault fault;
  private final Operator operator;
  private final long answeredBefore;
  private final long staleBefore;

  FaultRun(Rehearsal rehearsal, Fault fault) {
    this.rehearsal = rehearsal;
    this.fault = fault;
    this.operator = rehearsal.operator(fault.module());
    this.answeredBefore = operator.answeredByService();
    this.staleBefore = operator.stale();
  }

  /** The candidate is in its stage. */
  Finding run() {
    return switch (fault.channel()) {
      case FIGURES -> byFigures();
      case DECISIONS ->
          byVerdict(() -> {
            round(Rehearsal.BUCKET);
            rehearsal.members().completeSessions();
          });
      case MIRRORED_READS -> byVerdict(() -> round(Rehearsal.BUCKET));
      case TIMES -> byVerdict(() -> round(Rehearsal.BLOCK));
    };
  }

  private void round(Duration length) {
    rehearsal.round(fault.module(), fault.traffic(), readers(), length);
  }

  /** Who asks for a balance sends one read, all others some; and it takes many to see one wrong. */
  private int readers() {
    return fault.traffic() == Traffic.BALANCES ? 4 * READERS : READERS;
  }

  private Finding byVerdict(Runnable load) {
    for (int i = 0; i < MOST_ROUNDS; i++) {
      load.run();
      var verdict = verdict();
      if (verdict.isPresent()) {
        return rolledBack(verdict.get());
      }
    }
    return notFound(operator.evidence(fault.channel().signal()) + stale());
  }

  /** Reads are judged when a round ends; decisions take a moment longer. */
  private Optional<JsonNode> verdict() {
    if (fault.channel() != Channel.DECISIONS) {
      return operator.rollBack();
    }
    try {
      return patiently()
          .atMost(Duration.ofSeconds(10))
          .until(operator::rollBack, Optional::isPresent);
    } catch (ConditionTimeoutException e) {
      return Optional.empty();
    }
  }

  private String stale() {
    return " Counted as stale: %s.".formatted(operator.stale() - staleBefore);
  }

  private Finding notFound(String evidence) {
    var after = String.valueOf(operator.known());
    return new Finding(fault, "", after, evidence, answered(), null);
  }

  private long answered() {
    return operator.answeredByService() - answeredBefore;
  }

  private Finding rolledBack(JsonNode verdict) {
    patiently().until(() -> operator.isIn("home"));
    var took =
        Duration.between(
            Instant.parse(verdict.get("givenAt").asString()), rehearsal.tandem().clock().now());
    return new Finding(
        fault,
        verdict.get("signal").asString(),
        verdict.get("observations").asString(),
        verdict.get("evidence").asString(),
        answered(),
        took);
  }

  /** In each hour all members buy something. */
  private Finding byFigures() {
    var figure = fault.channel().signal();
    for (int i = 0; i < MOST_HOURS; i++) {
      var hour = rehearsal.nextHour();
      int bought = rehearsal.members().buyPacks();
      rehearsal.nextHour();
      rehearsal.tandem().clock().advanceBy(COUNTED);
      if (rehearsal.isTold(operator, figure, hour)) {
        var told = operator.figure(figure, hour).orElseThrow();
        if (told.get("mark").asString().equals("DEVIATES")) {
          return deviates(told, hour, bought);
        }
      }
    }
    return notFound("No hour differs.");
  }

  /** Speaks against the cycle from two hours later on. */
  private Finding deviates(JsonNode figure, Instant hour, int bought) {
    rehearsal.tandem().clock().advanceTo(hour.plus(REVIEWED));
    var title = figure.get("title").asString();
    var said = operator.faults(hour).stream().filter(it -> it.startsWith(title + ": ")).findFirst();
    return new Finding(
        fault,
        said.map(_ -> figure.get("signal").asString()).orElse(""),
        String.valueOf(bought),
        figure.get("sentence").asString() + said.map(it -> " The review: " + it).orElse(""),
        answered(),
        null);
  }
}
