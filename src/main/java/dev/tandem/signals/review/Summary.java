package dev.tandem.signals.review;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.tandem.eventing.change.ChangeKind;
import dev.tandem.eventing.incident.ParkedDeliveries;
import dev.tandem.signals.change.Change;
import dev.tandem.signals.cycle.MismatchCause;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says in a few sentences how a cycle was. */
final class Summary {

  private static final int INCIDENTS = 3;

  private Summary() {}

  static String of(
      List<ModuleReview> modules,
      List<Change> changes,
      List<MismatchCause> mismatches,
      List<ReviewIncident> incidents,
      List<ParkedDeliveries> parked,
      int signatures,
      boolean ended) {
    List<String> sentences = new ArrayList<>();
    sentences.add(ended ? "The cycle has ended." : "The cycle still runs.");
    if (modules.isEmpty()) {
      sentences.add("All modules were at home, so nothing was compared.");
    }
    modules.forEach(it -> sentences.add(sentence(it)));
    incidents.stream().limit(INCIDENTS).forEach(it -> sentences.add(it.what()));
    if (incidents.size() > INCIDENTS) {
      sentences.add(
          String.format(Locale.ENGLISH, "There were %,d incidents in all.", incidents.size()));
    }
    long waiting = parked.stream().mapToLong(ParkedDeliveries::count).sum();
    if (waiting > 0) {
      sentences.add(
          waiting == 1
              ? "One delivery is parked and waits for an operator."
              : String.format(
                  Locale.ENGLISH, "%,d deliveries are parked and wait for an operator.", waiting));
    }
    sentences.add(changed(changes));
    long unexplained = mismatches.stream().filter(it -> !it.isExplained()).count();
    if (!mismatches.isEmpty()) {
      sentences.add(
          "Answers differed for %s %s, of which %s %s not explained."
              .formatted(
                  mismatches.size(),
                  mismatches.size() == 1 ? "cause" : "causes",
                  unexplained,
                  unexplained == 1 ? "is" : "are"));
    }
    if (ended) {
      sentences.add(signed(signatures));
    }
    return String.join(" ", sentences);
  }

  private static String changed(List<Change> changes) {
    if (changes.isEmpty()) {
      return "Nothing changed.";
    }
    var counts =
        changes.stream()
            .collect(groupingBy(Change::kind, () -> new EnumMap<>(ChangeKind.class), counting()));
    return counts.entrySet().stream()
        .map(it ->
            String.format(
                Locale.ENGLISH, "%,d %s", it.getValue(), words(it.getKey(), it.getValue() == 1)))
        .collect(Collectors.joining(", ", "What changed: ", "."));
  }

  private static String words(ChangeKind kind, boolean one) {
    var s = one ? "" : "s";
    return switch (kind) {
      case RELEASE -> "release" + s;
      case SETTING -> "setting" + s;
      case SCHEMA -> "migration" + s + " of tables";
      case STAGE -> "step" + s + " of modules";
      case BRANCH -> "step" + s + " of branches";
      case PREFERENCES -> "step" + s + " of the migration of preferences";
      case DELIVERY -> "action" + s + " on deliveries";
    };
  }

  private static String sentence(ModuleReview it) {
    return switch (it.state()) {
      case CLEAN, UNSIGNED ->
          "Nothing speaks against %s, in the stage %s.".formatted(it.module(), it.stage());
      case OPEN ->
          it.faults().isEmpty()
              ? "Nothing speaks against %s so far, in the stage %s."
                  .formatted(it.module(), it.stage())
              : "So far, %s is not clean: %s".formatted(it.module(), faults(it));
      case NOT_CLEAN -> "%s was not clean: %s".formatted(it.module(), faults(it));
    };
  }

  private static String faults(ModuleReview it) {
    return it.faults().stream().limit(3).collect(Collectors.joining(" "));
  }

  private static String signed(int signatures) {
    return switch (signatures) {
      case 0 -> "Nobody has signed yet.";
      case 1 -> "One operator has signed.";
      default -> "%s operators have signed.".formatted(signatures);
    };
  }
}
