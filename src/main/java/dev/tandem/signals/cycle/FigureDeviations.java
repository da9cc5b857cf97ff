package dev.tandem.signals.cycle;

import dev.tandem.eventing.figures.FigureDefinition;
import dev.tandem.signals.figure.FigureDefinitions;
import dev.tandem.signals.figure.FigurePeriods;
import dev.tandem.signals.figure.PeriodMarks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says which figures of a module speak against a cycle. */
@Component
class FigureDeviations {

  /** An hour that has just closed may not have been reported by all sides. */
  private static final Duration REPORTING = Duration.ofHours(2);

  private final FigureDefinitions definitions;
  private final FigurePeriods periods;

  FigureDeviations(FigureDefinitions definitions, FigurePeriods periods) {
    this.definitions = definitions;
    this.periods = periods;
  }

  List<String> in(Cycle cycle, String module, @Nullable ModuleStage stage, Instant now) {
    var reported = now.minus(REPORTING);
    var until = cycle.end().isBefore(reported) ? cycle.end() : reported;
    return definitions.all().stream()
        .filter(it -> it.module().equals(module))
        .flatMap(it -> {
          var name = stage == null ? null : stage.name();
          return sentences(it, periods.marks(it, name, cycle.start(), until)).stream();
        })
        .toList();
  }

  static List<String> sentences(FigureDefinition figure, PeriodMarks marks) {
    List<String> sentences = new ArrayList<>();
    if (marks.deviating() > 0) {
      sentences.add(
          "%s: the accounts differ in %s.".formatted(figure.title(), hours(marks.deviating())));
    }
    if (marks.incomplete() > 0) {
      sentences.add(
          "%s: an account is missing in %s.".formatted(figure.title(), hours(marks.incomplete())));
    }
    return sentences;
  }

  private static String hours(long hours) {
    return hours == 1 ? "one hour" : String.format(Locale.ENGLISH, "%,d hours", hours);
  }
}
