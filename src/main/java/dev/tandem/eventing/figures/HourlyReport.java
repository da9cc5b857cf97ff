package dev.tandem.eventing.figures;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.time.Ids;
import java.time.Instant;
import java.util.List;

/** What a module's {@link FiguresReported} tells, with the metadata of that event. */
public record HourlyReport(
    EventMetadata meta, ReportingSide side, Instant hour, List<ReportedFigure> figures) {

  public HourlyReport {
    figures = List.copyOf(figures);
  }

  /** The reports of one side of a module are in order of their hours. */
  public static HourlyReport of(
      String module, ReportingSide side, HourFigures counted, Instant now) {
    var subject = Ids.named("figures of %s at %s".formatted(module, side));
    var meta = EventMetadata.about(subject, counted.hour().getEpochSecond(), now);
    return new HourlyReport(meta, side, counted.hour(), counted.figures());
  }
}
