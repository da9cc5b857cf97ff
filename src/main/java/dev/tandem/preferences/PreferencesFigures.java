package dev.tandem.preferences;

import dev.tandem.eventing.figures.FigureReporter;
import dev.tandem.preferences.events.PreferencesFiguresReported;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reports what preferences counts in its own tables, for each hour once it is closed. */
@Component
class PreferencesFigures {

  private final FigureReporter reporter;
  private final ApplicationEventPublisher publisher;

  PreferencesFigures(FigureReporter reporter, ApplicationEventPublisher publisher) {
    this.reporter = reporter;
    this.publisher = publisher;
  }

  @Scheduled(fixedDelayString = "${tandem.preferences.figures-tick:1m}")
  @Transactional
  void reportDue() {
    reporter.reportDue(
        "preferences",
        report ->
            publisher.publishEvent(
                new PreferencesFiguresReported(
                    report.meta(), report.side(), report.hour(), report.figures())));
  }
}
