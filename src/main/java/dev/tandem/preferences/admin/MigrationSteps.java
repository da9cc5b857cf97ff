package dev.tandem.preferences.admin;

import dev.tandem.kernel.web.Problem;
import dev.tandem.preferences.dualread.Deciding;
import dev.tandem.preferences.dualread.DualReadService;
import dev.tandem.preferences.migration.MigrationAudit;
import dev.tandem.preferences.migration.MigrationId;
import dev.tandem.preferences.migration.MigrationService;
import dev.tandem.preferences.notice.AnnouncementService;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a step of a migration, if it is possible, and records who took it. */
@Service
@Transactional
class MigrationSteps {

  private final MigrationService service;
  private final MigrationAudit audit;
  private final DualReadService dualReads;
  private final AnnouncementService announcements;
  private final Clock clock;

  MigrationSteps(
      MigrationService service,
      MigrationAudit audit,
      DualReadService dualReads,
      AnnouncementService announcements,
      Clock clock) {
    this.service = service;
    this.audit = audit;
    this.dualReads = dualReads;
    this.announcements = announcements;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  Situation situation(MigrationId id) {
    var migration = service.require(id);
    var open = dualReads.findOpen();
    return new Situation(
        migration,
        dualReads.find(id.value()).orElse(null),
        dualReads.figures(id.value()),
        open.isPresent() && !open.get().migrationId().equals(id.value()),
        announcements.find(id.value()).orElse(null),
        clock.instant());
  }

  /**
   * @throws Problem 409 with what must come first
   */
  @Transactional(readOnly = true)
  void requirePossible(MigrationStep step, MigrationId id) {
    StepRules.obstacle(step, situation(id))
        .ifPresent(sentence -> {
          throw Problem.conflict("step-not-possible", sentence);
        });
  }

  /**
   * @param step any but {@link MigrationStep#DISCARD}
   * @param operator who takes it
   * @throws Problem 409 with what must come first
   */
  void take(MigrationStep step, MigrationId id, String operator) {
    audit.lock(id);
    requirePossible(step, id);
    var situation = situation(id);
    var migration = id.value();
    int mapping = situation.migration().plannedVersion();
    switch (step) {
      case DRY_RUN -> service.dryRun(id, operator);
      case START -> service.start(id, operator);
      case PAUSE -> service.pause(id, operator);
      case RESUME -> service.resume(id, operator);
      case ROLL_BACK -> service.rollBack(id, operator);
      case DISCARD -> throw new IllegalArgumentException("discarded outside of a transaction");
      case ANNOUNCE -> {
        announcements.announce(migration);
        audit.append(id, operator, "Began to tell the members.");
      }
      case COMPARE -> {
        dualReads.begin(migration, mapping);
        audit.append(id, operator, "Began to compare, with mapping %s.".formatted(mapping));
      }
      case COMPARE_AGAIN -> {
        dualReads.compareAgain(migration, mapping);
        audit.append(
            id, operator, "Began to compare all again, with mapping %s.".formatted(mapping));
      }
      case CUT_OVER -> {
        dualReads.decide(migration, Deciding.NEW);
        audit.append(id, operator, "Cut over to the decisions here.");
      }
      case BACK -> {
        dualReads.decide(migration, Deciding.FORMER);
        audit.append(id, operator, "Went back to the former platform's decisions.");
      }
      case END -> {
        dualReads.end(migration);
        audit.append(id, operator, "Ended the comparison.");
      }
    }
  }
}
