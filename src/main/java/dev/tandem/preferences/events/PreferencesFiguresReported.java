package dev.tandem.preferences.events;

import dev.tandem.eventing.figures.FiguresReported;
import dev.tandem.eventing.figures.ReportedFigure;
import dev.tandem.eventing.figures.ReportingSide;
import dev.tandem.eventing.publishing.EventMetadata;
import java.time.Instant;
import java.util.List;
import org.jmolecules.event.annotation.DomainEvent;

/**
 * What preferences counted in its own tables in a closed hour.
 *
 * @param hour the start of the hour, in UTC
 */
@DomainEvent(namespace = "preferences", name = "figures-reported")
public record PreferencesFiguresReported(
    EventMetadata meta, ReportingSide side, Instant hour, List<ReportedFigure> figures)
    implements FiguresReported {

  public PreferencesFiguresReported {
    figures = List.copyOf(figures);
  }

  @Override
  public String module() {
    return "preferences";
  }
}
