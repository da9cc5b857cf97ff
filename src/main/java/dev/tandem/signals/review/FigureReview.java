package dev.tandem.signals.review;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.tandem.signals.figure.FigureMark;
import dev.tandem.signals.review.SignalReview.CycleValue;
import java.util.List;

/**
 * One figure of a module in a cycle, added up over its hours.
 *
 * @param home its value at home, or a dash, as {@code service} and {@code events}
 * @param deviation between the largest and the smallest of them
 * @param threshold what is tolerated in an hour
 * @param mark by its hours, as they must agree in each
 * @param weeks the values of twelve cycles where the module is live, of which this is the last
 */
record FigureReview(
    String signal,
    String title,
    String unit,
    String home,
    String service,
    String events,
    String deviation,
    String threshold,
    FigureMark mark,
    List<CycleValue> weeks,
    @JsonIgnore Sparkline sparkline) {

  FigureReview {
    weeks = List.copyOf(weeks);
  }
}
