package dev.tandem.signals.admin;

import java.time.Instant;
import java.util.List;

/**
 * A figure in one hour.
 *
 * @param rows one for the platform, or one for each cohort
 */
record FigureHour(Instant hour, List<FigureRow> rows) {

  FigureHour {
    rows = List.copyOf(rows);
  }
}
