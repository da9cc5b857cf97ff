package dev.tandem.signals.figure;

import dev.tandem.eventing.figures.FiguresReported;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what a side of a module reports about an hour. */
@Component
public class FigureReports {

  private final Figures figures;
  private final ReportedItems items;

  FigureReports(Figures figures, ReportedItems items) {
    this.figures = figures;
    this.items = items;
  }

  /** A later report of the same side and hour replaces an earlier one, in whatever order. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void add(FiguresReported report) {
    var side = FigureSide.valueOf(report.side().name());
    var at = report.meta().occurredAt();
    for (var it : report.figures()) {
      boolean isNews =
          figures.save(
              new Figure(
                  it.signal(), report.module(), side, it.scope(), report.hour(), it.value(), at));
      if (isNews && it.scope().isEmpty()) {
        items.save(it.signal(), side, report.hour(), List.copyOf(it.items()));
      }
    }
  }
}
