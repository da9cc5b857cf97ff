package dev.tandem.signals.review;

import dev.tandem.kernel.text.TextKind;
import dev.tandem.kernel.web.Problem;
import dev.tandem.signals.cycle.Cycle;
import dev.tandem.signals.cycle.MismatchCauses;
import dev.tandem.signals.cycle.Signature;
import dev.tandem.signals.cycle.Signatures;
import dev.tandem.signals.gate.GateService;
import java.time.Clock;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Service;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/** Takes what operators write on a review, which may open a gate. */
@Service
class SignOff {

  private static final int MIN_LENGTH = 10;
  private static final int MAX_LENGTH = 2_000;

  private final Signatures signatures;
  private final MismatchCauses mismatches;
  private final GateService gates;
  private final Clock clock;

  SignOff(Signatures signatures, MismatchCauses mismatches, GateService gates, Clock clock) {
    this.signatures = signatures;
    this.mismatches = mismatches;
    this.gates = gates;
    this.clock = clock;
  }

  /**
   * @throws Problem 400 for too few or too many words, 409 if the cycle still runs or the operator
   *     has signed it
   */
  @Transactional
  public Signature sign(Cycle cycle, String operator, @Nullable String typed) {
    var words = words(typed);
    var now = clock.instant();
    if (!cycle.hasEnded(now)) {
      throw Problem.conflict(
          "still-open",
          "%s still runs; its review can be signed from %s on."
              .formatted(cycle.name(), cycle.end()));
    }
    var signature = new Signature(operator, words, now);
    if (!signatures.add(cycle, signature)) {
      throw Problem.conflict(
          "already-signed", "You have signed the review of %s.".formatted(cycle.name()));
    }
    gates.judgeAll();
    return signature;
  }

  /**
   * Says what a mismatch was.
   *
   * @throws Problem 404 if nothing differed so in the cycle, 409 if it is explained
   */
  @Transactional
  public void explain(Cycle cycle, UUID cause, String operator, @Nullable String typed) {
    var words = words(typed);
    var mismatch =
        mismatches.in(cycle).stream()
            .filter(it -> it.id().equals(cause))
            .findFirst()
            .orElseThrow(() -> Problem.notFound("mismatch in this cycle"));
    if (!mismatches.explain(cycle, mismatch, operator, words, clock.instant())) {
      throw Problem.conflict("already-explained", "This mismatch is explained already.");
    }
    gates.judge(mismatch.module());
  }

  private static String words(@Nullable String typed) {
    var words = TextKind.LINES.require("What you write", typed, MAX_LENGTH, Problem::malformed);
    if (words.codePointCount(0, words.length()) < MIN_LENGTH) {
      throw Problem.malformed("Write at least %s characters.".formatted(MIN_LENGTH));
    }
    return words;
  }
}
