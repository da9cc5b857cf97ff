package dev.tandem.eventing.figures;

import java.time.Instant;
import java.util.List;

/**
 * The figures of one hour as one side counts them.
 *
 * @param hour the start of the hour, in UTC
 */
public record HourFigures(Instant hour, List<ReportedFigure> figures) {

  public HourFigures {
    figures = List.copyOf(figures);
  }
}
