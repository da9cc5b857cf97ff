package dev.tandem.preferences.admin;

import dev.tandem.kernel.web.LocalizedTime;
import dev.tandem.kernel.web.Problem;
import dev.tandem.preferences.migration.LegacyMigration;
import dev.tandem.preferences.migration.MigrationAction;
import dev.tandem.preferences.migration.MigrationId;
import dev.tandem.preferences.migration.MigrationService;
import dev.tandem.preferences.staging.StagingService;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** How far a migration is, what can be done next, and what each step does. */
@Controller
@RequestMapping("/preferences/migration/{id}")
@PreAuthorize("hasRole('OPERATOR')")
class MigrationPages {

  private final MigrationService service;
  private final StagingService staging;
  private final MigrationSteps steps;

  MigrationPages(MigrationService service, StagingService staging, MigrationSteps steps) {
    this.service = service;
    this.staging = staging;
    this.steps = steps;
  }

  /**
   * @param operator the member, if the operator is known by a member's number
   * @param name how the operator signs in
   */
  record ActionRow(LocalizedTime at, @Nullable UUID operator, String name, String action) {

    static ActionRow of(MigrationAction action, ZoneId zone) {
      return new ActionRow(
          LocalizedTime.of(action.at(), zone),
          memberOf(action.operator()),
          action.operator(),
          action.action());
    }

    private static @Nullable UUID memberOf(String name) {
      try {
        return name.length() == 36 ? UUID.fromString(name) : null;
      } catch (IllegalArgumentException _) {
        return null;
      }
    }
  }

  @GetMapping
  String migration(@PathVariable UUID id, ZoneId zone, Model model) {
    var situation = steps.situation(new MigrationId(id));
    var migration = situation.migration();
    model.addAttribute("head", MigrationHead.of(migration, zone));
    model.addAttribute("migration", migration);
    model.addAttribute("percent", percent(migration));
    model.addAttribute("moving", isMoving(situation));
    model.addAttribute("stages", MigrationStages.of(situation));
    model.addAttribute(
        "others",
        Stream.of(MigrationStep.PAUSE, MigrationStep.RESUME, MigrationStep.DISCARD)
            .filter(it -> StepRules.obstacle(it, situation).isEmpty())
            .map(it -> new MigrationStage.Action(it.key(), it.title(), it.isDangerous()))
            .toList());
    model.addAttribute("actions", actions(migration.id(), zone));
    return "preferences/migration/migration";
  }

  @GetMapping("/steps/{step}")
  String confirm(@PathVariable UUID id, @PathVariable String step, ZoneId zone, Model model) {
    var situation = steps.situation(new MigrationId(id));
    var wanted = require(step);
    model.addAttribute("head", MigrationHead.of(situation.migration(), zone));
    model.addAttribute("step", wanted.key());
    model.addAttribute("title", wanted.title());
    model.addAttribute("explanation", wanted.explanation());
    model.addAttribute("dangerous", wanted.isDangerous());
    model.addAttribute("obstacle", StepRules.obstacle(wanted, situation).orElse(null));
    return "preferences/migration/step";
  }

  @PostMapping("/steps/{step}")
  String take(@PathVariable UUID id, @PathVariable String step, Authentication operator) {
    var migration = new MigrationId(id);
    var wanted = require(step);
    if (wanted == MigrationStep.DISCARD) {
      steps.requirePossible(wanted, migration);
      staging.discard(migration, operator.getName());
      return "redirect:/preferences/migration?discarded";
    }
    steps.take(wanted, migration, operator.getName());
    return "redirect:/preferences/migration/" + id;
  }

  private List<ActionRow> actions(MigrationId id, ZoneId zone) {
    return service.actions(id).stream().map(it -> ActionRow.of(it, zone)).toList();
  }

  private static MigrationStep require(String key) {
    return MigrationStep.of(key).orElseThrow(() -> Problem.notFound("step"));
  }

  private static boolean isMoving(Situation it) {
    return it.migration().isWorking()
        || it.announcement() != null && !it.announcement().isFinished()
        || it.isComparing()
            && it.dualRead() != null
            && (!it.isSettled() || it.dualRead().comparedAt() == null);
  }

  /** Of the members; 0 before they are counted. */
  private static long percent(LegacyMigration migration) {
    var members = migration.memberCount();
    return members == null || members == 0
        ? 0
        : Math.min(100, 100 * migration.progress().doneMembers() / members);
  }
}
