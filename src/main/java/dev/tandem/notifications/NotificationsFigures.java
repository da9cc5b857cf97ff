package dev.tandem.notifications;

import dev.tandem.eventing.figures.FigureReporter;
import dev.tandem.notifications.events.NotificationsFiguresReported;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reports what notifications counts in its own tables, for each hour once it is closed. */
@Component
class NotificationsFigures {

  private final FigureReporter reporter;
  private final ApplicationEventPublisher publisher;

  NotificationsFigures(FigureReporter reporter, ApplicationEventPublisher publisher) {
    this.reporter = reporter;
    this.publisher = publisher;
  }

  @Scheduled(fixedDelayString = "${tandem.notifications.figures-tick:1m}")
  @Transactional
  void reportDue() {
    reporter.reportDue(
        "notifications",
        report ->
            publisher.publishEvent(
                new NotificationsFiguresReported(
                    report.meta(), report.side(), report.hour(), report.figures())));
  }
}
