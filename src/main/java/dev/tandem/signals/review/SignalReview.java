package dev.tandem.signals.review;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.tandem.eventing.verdict.Verdict;
import java.util.List;

/**
 * One signal of a module in a cycle.
 *
 * @param home its value at home, or a dash, as {@code service} and {@code events}
 * @param events what the events say; only figures have it
 * @param deviation the service minus home
 * @param weeks the values of twelve cycles, of which this is the last
 */
record SignalReview(
    String signal,
    String title,
    String home,
    String service,
    String events,
    String deviation,
    String threshold,
    Verdict verdict,
    List<CycleValue> weeks,
    @JsonIgnore Sparkline sparkline) {

  SignalReview {
    weeks = List.copyOf(weeks);
  }

  /**
   * @param value a dash if there is none
   */
  record CycleValue(String cycle, String value) {}
}
