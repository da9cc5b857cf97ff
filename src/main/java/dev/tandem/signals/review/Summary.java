package dev.tandem.signals.review;

import dev.tandem.signals.cycle.Incident;
import dev.tandem.signals.cycle.MismatchCause;
import dev.tandem.signals.cycle.StageChange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says in a few sentences how a cycle was. */
final class Summary {

  private Summary() {}

  static String of(
      List<ModuleReview> modules,
      List<StageChange> changes,
      List<MismatchCause> mismatches,
      List<Incident> incidents,
      int signatures,
      boolean ended) {
    List<String> sentences = new ArrayList<>();
    sentences.add(ended ? "The cycle has ended." : "The cycle still runs.");
    if (modules.isEmpty()) {
      sentences.add("All modules were at home, so nothing was compared.");
    }
    modules.forEach(it -> sentences.add(sentence(it)));
    incidents.forEach(it ->
        sentences.add("%s was rolled back from %s.".formatted(it.module(), it.fromStage().key())));
    changes.stream()
        .filter(it -> !it.isOfAccountsOnly())
        .forEach(it ->
            sentences.add(
                "%s went from %s to %s."
                    .formatted(it.module(), it.fromStage().key(), it.toStage().key())));
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

  private static String sentence(ModuleReview it) {
    return switch (it.state()) {
      case CLEAN, UNSIGNED -> "Nothing speaks against %s.".formatted(it.module());
      case OPEN ->
          it.faults().isEmpty()
              ? "Nothing speaks against %s so far.".formatted(it.module())
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
