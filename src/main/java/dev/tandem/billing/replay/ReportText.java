package dev.tandem.billing.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report in words, for the command line. */
final class ReportText {

  private ReportText() {}

  static List<String> lines(ReplayReport report, double seconds) {
    var lines = new ArrayList<String>();
    lines.add(
        text(
            "Decided %,d commands again, %,.0f a second, in the histories of %,d accounts with %,d events.",
            report.decided(), report.decided() / seconds, report.accounts(), report.events()));
    if (report.undecided() > 0) {
      lines.add(
          text(
              "%,d events have no recorded command: they are from before commands were recorded.",
              report.undecided()));
    }
    report.commands().forEach(it -> addTo(lines, it));
    for (var kept : NotDecidedAgain.values()) {
      lines.add("Not compared: %s.".formatted(kept.sentence()));
    }
    lines.add(conclusion(report));
    return lines;
  }

  private static void addTo(List<String> lines, ComparedCommands commands) {
    lines.add(
        text(
            "  %-18s %,10d decided, %,d differ",
            commands.type(), commands.decided(), commands.different()));
    for (var example : commands.examples()) {
      lines.add(
          "    %s at version %s: %s"
              .formatted(example.stream(), example.version(), example.what()));
    }
  }

  private static String conclusion(ReplayReport report) {
    if (report.decided() == 0) {
      return "No command is recorded yet, so nothing is known of the deciders of this version.";
    }
    return report.different() == 0
        ? "This version decides everything as it was decided."
        : text(
            "This version decides %,d of %,d commands differently.",
            report.different(), report.decided());
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
