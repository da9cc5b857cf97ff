package dev.tandem.signals.inbound;

import dev.tandem.eventing.figures.FiguresReported;
import dev.tandem.eventing.publishing.FromTheStart;
import dev.tandem.signals.figure.FigureReports;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Hears what the modules count in their own tables. */
@Component
class FiguresListener {

  private final FigureReports reports;

  FiguresListener(FigureReports reports) {
    this.reports = reports;
  }

  @FromTheStart
  @ApplicationModuleListener(id = "signals.collects-figures")
  void on(FiguresReported event) {
    reports.add(event);
  }
}
