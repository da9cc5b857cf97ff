package dev.tandem.eventing.figures;

import dev.tandem.eventing.publishing.PublishedEvent;
import java.time.Instant;
import java.util.List;

/**
 * What one side of a module counted in its own tables in a closed hour. Each module publishes an
 * event of its own that implements this one, so that nobody depends on who compares them.
 */
public interface FiguresReported extends PublishedEvent {

  String module();

  ReportingSide side();

  /** The start of the hour, in UTC. */
  Instant hour();

  List<ReportedFigure> figures();
}
