package dev.tandem.eventing.figures;

import dev.tandem.kernel.web.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import org.jmolecules.ddd.annotation.Service;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/** Counts the figures of a module, and lets it report the hours that are due. */
@Service
public class FigureReporter {

  private final DueHours dueHours;
  private final FigureCounts counts;
  private final FigureProperties properties;
  private final Clock clock;

  FigureReporter(DueHours dueHours, FigureCounts counts, FigureProperties properties, Clock clock) {
    this.dueHours = dueHours;
    this.counts = counts;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * Reports the closed hours since the last report, each once.
   *
   * @param publish publishes the module's own event, in the same transaction
   */
  @Transactional
  public void reportDue(String module, Consumer<HourlyReport> publish) {
    for (var hour : dueHours.take(module)) {
      var counted = count(module, hour);
      publish.accept(HourlyReport.of(module, properties.side(), counted, clock.instant()));
    }
  }

  /**
   * What the tables here say about an hour.
   *
   * @param hour the last closed one if null
   * @throws Problem 400 unless the hour is whole, closed and recent
   */
  @Transactional(readOnly = true)
  public HourFigures figuresOf(String module, @Nullable Instant hour) {
    var closed = ClosedHours.at(clock.instant(), properties);
    if (hour == null) {
      return count(module, closed.last());
    }
    if (!closed.contains(hour)) {
      throw Problem.malformed(
          "hour must be the start of an hour of the last days that is over, such as"
              + " 2026-11-29T13:00:00Z.");
    }
    return count(module, hour);
  }

  private HourFigures count(String module, Instant hour) {
    var figures =
        FigureCatalogue.of(module).stream()
            .flatMap(figure -> counts.count(figure, hour).stream())
            .toList();
    return new HourFigures(hour, figures);
  }
}
