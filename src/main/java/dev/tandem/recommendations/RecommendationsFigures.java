package dev.tandem.recommendations;

import dev.tandem.eventing.figures.FigureReporter;
import dev.tandem.recommendations.events.RecommendationsFiguresReported;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reports what recommendations counts in its own tables, for each hour once it is closed. */
@Component
class RecommendationsFigures {

  private final FigureReporter reporter;
  private final ApplicationEventPublisher publisher;

  RecommendationsFigures(FigureReporter reporter, ApplicationEventPublisher publisher) {
    this.reporter = reporter;
    this.publisher = publisher;
  }

  @Scheduled(fixedDelayString = "${tandem.recommendations.figures-tick:1m}")
  @Transactional
  void reportDue() {
    reporter.reportDue(
        "recommendations",
        report ->
            publisher.publishEvent(
                new RecommendationsFiguresReported(
                    report.meta(), report.side(), report.hour(), report.figures())));
  }
}
