package dev.tandem.eventing.figures;

import java.math.BigDecimal;
import java.util.List;

/**
 * A figure that a module reports about each hour.
 *
 * @param signal the name, such as {@code bookings-held}
 * @param events the names of the events that tell the same; none if only the tables know
 * @param sql a row (scope, value, item) for each item that counts; the hour is {@code :from} to
 *     {@code :to}
 * @param items what an item is, if its id may be told; empty if not
 * @param why why money or a cohort hangs on the figure
 * @param relative the difference between two accounts that is tolerated, as a share of the larger
 * @param absolute the difference that is always tolerated
 * @param leastEvidence the least value on which a judgement may rest
 */
public record FigureDefinition(
    String module,
    String signal,
    String title,
    String unit,
    FigureKind kind,
    FigureGrain grain,
    List<String> events,
    String sql,
    String items,
    String why,
    BigDecimal relative,
    BigDecimal absolute,
    long leastEvidence) {

  public FigureDefinition {
    events = List.copyOf(events);
  }

  /** Whether the figure can also be added up from events. */
  public boolean isToldByEvents() {
    return !events.isEmpty();
  }

  public boolean hasItems() {
    return !items.isEmpty();
  }
}
