package dev.tandem.rollout.events;

import dev.tandem.eventing.figures.FiguresReported;
import dev.tandem.eventing.figures.ReportedFigure;
import dev.tandem.eventing.figures.ReportingSide;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.NotPersonal;
import java.time.Instant;
import java.util.List;
import org.jmolecules.event.annotation.DomainEvent;

/**
 * What the copy of a module counted in a closed hour. A copy publishes nothing itself, so it was
 * asked.
 *
 * @param module whose copy it is
 * @param side where the copy is
 * @param hour the start of the hour, in UTC
 */
@DomainEvent(namespace = "rollout", name = "figures-collected")
public record FiguresCollected(
    EventMetadata meta,
    @NotPersonal("the name of a module") String module,
    ReportingSide side,
    Instant hour,
    List<ReportedFigure> figures)
    implements FiguresReported {

  public FiguresCollected {
    figures = List.copyOf(figures);
  }
}
