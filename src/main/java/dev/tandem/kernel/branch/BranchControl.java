package dev.tandem.kernel.branch;

import dev.tandem.kernel.text.TextKind;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes the setting of a branch, for operators and on verdicts, and records each change. */
public final class BranchControl {

  private static final Logger LOG = LoggerFactory.getLogger(BranchControl.class);
  private static final String ITSELF = "Tandem";
  private static final int MAX_REASON = 500;

  private final BranchDescription description;
  private final String name;
  private final BranchSetting initial;
  private final BranchRows rows;
  private final Clock clock;

  BranchControl(
      BranchDescription description, BranchSetting initial, BranchRows rows, Clock clock) {
    this.description = description;
    this.name = description.name();
    this.initial = initial;
    this.rows = rows;
    this.clock = clock;
  }

  public BranchView view() {
    return BranchView.of(
        description,
        rows.find(name, initial),
        rows.locks().find(name).orElse(null),
        rows.totals().find(name));
  }

  /** What was done to it, the latest first. */
  public Page<BranchChange> history(Paging paging) {
    return rows.history().page(name, paging);
  }

  public BranchPage page(Paging paging, ZoneId zone) {
    return new BranchPage(view(), history(paging), zone);
  }

  /**
   * Replaces the setting, which every process follows within a second, and counts anew.
   *
   * @throws Problem 400 that says what is wrong with the request; 409 if a verdict waits to be
   *     acknowledged and the new implementation is to answer anybody
   */
  public BranchView change(BranchRequest request, UUID operator) {
    var setting = request.toSetting();
    var reason = require(request.reason());
    rows.inTransaction(() -> {
      var before = rows.lock(name, initial);
      if (setting.isAnswering()) {
        rows.locks().find(name).ifPresent(this::refuse);
      }
      replace(before, setting, operator.toString(), BranchAction.SET, reason, clock.instant());
    });
    return view();
  }

  private void refuse(BranchLock lock) {
    throw Problem.conflict(
        "switched-back",
        "%s was switched back: %s Acknowledge that before the new implementation answers anybody."
            .formatted(name, lock.reason()));
  }

  /**
   * Lets the new implementation be used again after a verdict.
   *
   * @param reason what was found, and why it may answer again
   * @throws Problem 400 without a reason; 409 if no verdict waits to be acknowledged
   */
  public BranchView acknowledge(@Nullable String reason, UUID operator) {
    var words = require(reason);
    rows.inTransaction(() -> {
      long version = rows.lock(name, initial).version();
      if (!rows.locks().remove(name)) {
        throw Problem.conflict(
            "not-switched-back", "No verdict on %s waits to be acknowledged.".formatted(name));
      }
      rows.record(name, BranchChange.acknowledged(version, clock.instant(), operator, words));
    });
    return view();
  }

  /**
   * Takes the new implementation out of use, since it was judged to be worse, until an operator has
   * acknowledged that. Changes nothing if it answers nobody anyway, or if the setting was made
   * after the evidence began.
   *
   * @param since the start of the evidence
   * @param reason the evidence, in one sentence
   */
  public void switchBack(Instant since, String reason) {
    rows.inTransaction(() -> {
      var before = rows.lock(name, initial);
      before
          .switchedBack(since)
          .ifPresent(setting -> {
            var now = clock.instant();
            replace(before, setting, ITSELF, BranchAction.SWITCHED_BACK, reason, now);
            rows.locks().add(name, new BranchLock(now, reason));
            LOG.warn("The branch {} of {} was switched back: {}", name, rows.module(), reason);
          });
    });
  }

  private void replace(
      BranchSetting before,
      BranchSetting setting,
      String operator,
      BranchAction action,
      String reason,
      Instant now) {
    long version = before.version() + 1;
    rows.replace(name, setting, version, now);
    rows.record(name, new BranchChange(version, now, operator, action, reason, setting.describe()));
  }

  private static String require(@Nullable String reason) {
    return TextKind.LINES.require("The reason", reason, MAX_REASON, Problem::malformed);
  }
}
