package dev.tandem.billing;

import dev.tandem.billing.events.BillingFiguresReported;
import dev.tandem.eventing.figures.FigureReporter;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reports what billing counts in its own tables, for each hour once it is closed. */
@Component
class BillingFigures {

  private final FigureReporter reporter;
  private final ApplicationEventPublisher publisher;

  BillingFigures(FigureReporter reporter, ApplicationEventPublisher publisher) {
    this.reporter = reporter;
    this.publisher = publisher;
  }

  @Scheduled(fixedDelayString = "${tandem.billing.figures-tick:1m}")
  @Transactional
  void reportDue() {
    reporter.reportDue(
        "billing",
        report ->
            publisher.publishEvent(
                new BillingFiguresReported(
                    report.meta(), report.side(), report.hour(), report.figures())));
  }
}
