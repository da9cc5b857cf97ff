package dev.tandem.scheduling;

import dev.tandem.eventing.figures.FigureReporter;
import dev.tandem.scheduling.events.SchedulingFiguresReported;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reports what scheduling counts in its own tables, for each hour once it is closed. */
@Component
class SchedulingFigures {

  private final FigureReporter reporter;
  private final ApplicationEventPublisher publisher;

  SchedulingFigures(FigureReporter reporter, ApplicationEventPublisher publisher) {
    this.reporter = reporter;
    this.publisher = publisher;
  }

  @Scheduled(fixedDelayString = "${tandem.scheduling.figures-tick:1m}")
  @Transactional
  void reportDue() {
    reporter.reportDue(
        "scheduling",
        report ->
            publisher.publishEvent(
                new SchedulingFiguresReported(
                    report.meta(), report.side(), report.hour(), report.figures())));
  }
}
