package dev.tandem.preferences.dualread;

import dev.tandem.preferences.choice.ChoiceService;
import dev.tandem.preferences.choice.FormerPlatform;
import dev.tandem.preferences.choice.Resolutions;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets members take part, and switches them to the decisions that are to count, some at a time in a
 * transaction of their own. It can be interrupted anywhere and goes on; for whom a decision
 * changes, that is published.
 */
@Component
class DualReadScheduler {

  private static final Logger LOG = LoggerFactory.getLogger(DualReadScheduler.class);
  private static final int BATCH = 100;

  private final DualReads dualReads;
  private final ComparedMembers comparedMembers;
  private final ChoiceService choices;
  private final FormerPlatform formerPlatform;
  private final Resolutions resolutions;
  private final TransactionTemplate transaction;
  private final Clock clock;

  DualReadScheduler(
      DualReads dualReads,
      ComparedMembers comparedMembers,
      ChoiceService choices,
      FormerPlatform formerPlatform,
      Resolutions resolutions,
      TransactionTemplate transaction,
      Clock clock) {
    this.dualReads = dualReads;
    this.comparedMembers = comparedMembers;
    this.choices = choices;
    this.formerPlatform = formerPlatform;
    this.resolutions = resolutions;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${tandem.preferences.migration.tick:1s}")
  void run() {
    try {
      while (Boolean.TRUE.equals(transaction.execute(_ -> continueOpen()))) {
        LOG.debug("Compared decisions of more members");
      }
    } catch (DataAccessException e) {
      LOG.warn("Cannot compare decisions; will try again", e);
    }
  }

  private boolean continueOpen() {
    return dualReads
        .lockOpen()
        .map(it -> enrolNext(it) || switchNext(it) || compareNext(it))
        .orElse(false);
  }

  private boolean enrolNext(DualRead dualRead) {
    if (dualRead.enrolled()) {
      return false;
    }
    var members = comparedMembers.nextToEnrol(dualRead.migrationId(), BATCH);
    if (members.isEmpty()) {
      dualReads.completeEnrolment(dualRead.migrationId());
    } else {
      choices.changeDefaults(members, () -> comparedMembers.enrol(dualRead, members));
    }
    return true;
  }

  private boolean switchNext(DualRead dualRead) {
    var members = comparedMembers.nextToSwitch(dualRead, BATCH);
    if (members.isEmpty()) {
      return false;
    }
    choices.changeDefaults(members, () -> comparedMembers.switchOver(dualRead, members));
    return true;
  }

  /** Compares also where nothing was published, since nothing has changed. */
  private boolean compareNext(DualRead dualRead) {
    if (dualRead.comparedAt() != null) {
      return false;
    }
    var members = comparedMembers.nextToCompare(dualRead.migrationId(), BATCH);
    if (members.isEmpty()) {
      dualReads.completeComparison(dualRead.migrationId(), clock.instant());
    } else {
      members.forEach(it -> formerPlatform.compare(it, resolutions.of(it)));
      dualReads.advanceComparison(dualRead.migrationId(), members.getLast());
    }
    return true;
  }
}
