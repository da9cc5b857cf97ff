package dev.tandem.rehearsal;

import dev.tandem.testing.FaultRow;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The page that tells of a rehearsal, from what was seen. */
final class RehearsalPage {

  private static final String INTRODUCTION =
      """
      # Rehearsal of leaving home

      `mvn -Pshadow verify` starts home and, one after the other, candidates of a module's service beside it, under load, on one machine. Into each but the first a fault is compiled, into the source as it is today. This page is written by `ShadowRehearsal` from what it saw, to `target/rehearsal.md`; the run fails if a fault is not found by the channel that is meant for it, if the first candidate raises an alarm, or if this page says anything else but for the figures. `-Drehearsal.only=field` rehearses only what is called so.
      """;

  private RehearsalPage() {}

  static String of(List<SameSourcesRun.Passed> passed, List<Finding> findings) {
    return Stream.of(
            Stream.of(INTRODUCTION, sameSources()),
            passed.stream().map(RehearsalPage::row),
            Stream.of("\n" + faults()),
            findings.stream().map(RehearsalPage::row))
        .flatMap(it -> it)
        .reduce("", (page, part) -> page + part + "\n");
  }

  /** What must be the same in each run. */
  static String withoutFigures(String page) {
    return page.replaceAll("\\d[\\d,.]*", "…");
  }

  private static String sameSources() {
    return """
    ## The same sources

    Billing, without a fault, with cycles of a day and a clock that is moved. It earns canary and away by clean, signed cycles, and then moves away, home, and away again. No signal ever said *roll back*, and no figure differed in any hour.

    | stage | clean cycles | observed in the stage |
    |---|---|---|\
    """;
  }

  private static String row(SameSourcesRun.Passed it) {
    return "| %s | %s | %s |".formatted(it.stage(), it.cycles(), it.observations());
  }

  private static String faults() {
    return """
    ## With a fault

    *After* counts all that was observed in the stage until then. *Answered* counts the requests of members that the candidate answered: none in the shadow. *At home* is the time from the verdict until home answered everything. Figures roll nothing back ([0141](decisions/0141-three-accounts-of-every-hour.md)): the cycle is not clean, and an operator decides.

    | fault | module | stage | found by | after | what the platform says | answered | at home |
    |---|---|---|---|---|---|---|---|\
    """;
  }

  private static String row(Finding it) {
    var fault = it.fault();
    return "| %s | %s | %s | %s | %s %s | %s | %s | %s |"
        .formatted(
            fault.name(),
            fault.module(),
            fault.stage().name().toLowerCase(Locale.ROOT),
            fault.channel().title(),
            it.after(),
            fault.channel().unit(),
            it.evidence(),
            it.answered(),
            home(it));
  }

  private static String home(Finding it) {
    if (it.home() != null) {
      return FaultRow.seconds(it.home());
    }
    return it.by().isEmpty() ? "no" : "by an operator";
  }
}
