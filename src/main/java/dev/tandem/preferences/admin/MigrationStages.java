package dev.tandem.preferences.admin;

import dev.tandem.preferences.admin.MigrationStage.Action;
import dev.tandem.preferences.admin.MigrationStage.Link;
import dev.tandem.preferences.admin.MigrationStage.Status;
import dev.tandem.preferences.dualread.Deciding;
import dev.tandem.preferences.migration.MigrationState;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The stages that a migration goes through, in their order, and how far each is. */
final class MigrationStages {

  private static final Set<MigrationState> RECORDED =
      EnumSet.of(MigrationState.DONE, MigrationState.ROLLING_BACK);

  private MigrationStages() {}

  static List<MigrationStage> of(Situation it) {
    return List.of(
        mapping(it), plan(it), tell(it), compare(it), recording(it), cutOver(it), end(it));
  }

  private static MigrationStage mapping(Situation it) {
    int version = it.migration().mappingVersion();
    return stage(
        "Say what each key means",
        version > 0 ? Status.DONE : Status.OPEN,
        version > 0
            ? "Mapping %s is saved.".formatted(version)
            : "The mapping says what each key and value of the source means here.",
        List.of(new Link("mapping", "Mapping"), new Link("members", "Who is who")),
        it);
  }

  private static MigrationStage plan(Situation it) {
    var status =
        it.migration().state() == MigrationState.PLANNING
            ? Status.GOING_ON
            : it.isPlanned() ? Status.DONE : Status.OPEN;
    var text =
        it.migration().plannedVersion() > 0
            ? "With mapping %s.".formatted(it.migration().plannedVersion())
            : "Shows for every member what would be decided, beside the former platform's decision.";
    return stage(
        "Dry run",
        status,
        text,
        it.migration().plannedVersion() > 0
            ? List.of(new Link("report", "Report"), new Link("quarantine", "Quarantine"))
            : List.of(),
        it,
        MigrationStep.DRY_RUN);
  }

  private static MigrationStage tell(Situation it) {
    var announcement = it.announcement();
    if (announcement == null) {
      return stage(
          "Tell the members",
          Status.OPEN,
          "Each member for whom something changes reads what, and where to change it.",
          links(it),
          it,
          MigrationStep.ANNOUNCE);
    }
    return stage(
        "Tell the members",
        announcement.isFinished() ? Status.DONE : Status.GOING_ON,
        announcement.told() == 1
            ? "One member is told."
            : String.format(Locale.ENGLISH, "%,d members are told.", announcement.told()),
        links(it),
        it);
  }

  private static List<Link> links(Situation it) {
    return it.migration().plannedVersion() > 0
        ? List.of(new Link("notices", "Who is told what"))
        : List.of();
  }

  private static MigrationStage compare(Situation it) {
    var dualRead = it.dualRead();
    if (dualRead == null || !dualRead.isOpen()) {
      return stage(
          "Compare",
          dualRead == null ? Status.OPEN : Status.DONE,
          "Both sets of rules decide; the former platform's decisions count.",
          List.of(),
          it,
          MigrationStep.COMPARE);
    }
    var figures = it.figures();
    var settled = it.isSettled() && dualRead.comparedAt() != null;
    return stage(
        "Compare",
        settled ? Status.DONE : Status.GOING_ON,
        String.format(
            Locale.ENGLISH,
            "%,d members take part, %,d decisions were taken by both, %,d differed.",
            figures.members(),
            figures.compared(),
            figures.different()),
        List.of(new Link("comparison", "Differences")),
        it,
        MigrationStep.COMPARE_AGAIN);
  }

  private static MigrationStage recording(Situation it) {
    var state = it.migration().state();
    var status =
        RECORDED.contains(state)
            ? Status.DONE
            : state == MigrationState.RUNNING ? Status.GOING_ON : Status.OPEN;
    var text =
        it.migration().recorded() == 0
            ? "The choices become the members' own."
            : String.format(Locale.ENGLISH, "%,d choices are recorded.", it.migration().recorded());
    return stage(
        "Record the choices",
        status,
        text,
        List.of(),
        it,
        MigrationStep.START,
        MigrationStep.ROLL_BACK);
  }

  private static MigrationStage cutOver(Situation it) {
    var dualRead = it.dualRead();
    var here = dualRead != null && dualRead.deciding() == Deciding.NEW;
    var status = !here ? Status.OPEN : it.isSettled() ? Status.DONE : Status.GOING_ON;
    var text = here ? "The decisions here count." : "From then on, the decisions here count.";
    return stage(
        "Cut over", status, text, List.of(), it, MigrationStep.CUT_OVER, MigrationStep.BACK);
  }

  private static MigrationStage end(Situation it) {
    var ended = it.dualRead() != null && !it.dualRead().isOpen();
    return stage(
        "End the comparison",
        ended ? Status.DONE : Status.OPEN,
        ended ? "Nothing is compared any more." : "As long as both are compared, you can go back.",
        List.of(),
        it,
        MigrationStep.END);
  }

  private static MigrationStage stage(
      String title,
      Status status,
      String text,
      List<Link> links,
      Situation it,
      MigrationStep... steps) {
    var possible =
        Stream.of(steps)
            .filter(step -> StepRules.obstacle(step, it).isEmpty())
            .map(step -> new Action(step.key(), step.title(), step.isDangerous()))
            .toList();
    var obstacle =
        status == Status.OPEN && possible.isEmpty() && steps.length > 0
            ? StepRules.obstacle(steps[0], it).orElse(null)
            : null;
    return new MigrationStage(title, status, text, links, possible, obstacle);
  }
}
