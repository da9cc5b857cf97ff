package dev.tandem.eventing.figures;

import dev.tandem.eventing.publishing.NotPersonal;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * A figure of one hour.
 *
 * @param scope the id of a cohort, or empty for the platform
 * @param value in the unit of the figure
 * @param items what was counted, such as bookings; none if there is too much of it, or if the
 *     figure does not tell
 */
public record ReportedFigure(
    @NotPersonal("the name of a figure") String signal,
    @NotPersonal("the id of a cohort") String scope,
    BigDecimal value,
    List<UUID> items) {

  public ReportedFigure {
    items = List.copyOf(items);
  }
}
