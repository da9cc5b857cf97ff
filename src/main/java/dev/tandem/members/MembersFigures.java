package dev.tandem.members;

import dev.tandem.eventing.figures.FigureReporter;
import dev.tandem.members.events.MembersFiguresReported;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reports what members counts in its own tables, for each hour once it is closed. */
@Component
class MembersFigures {

  private final FigureReporter reporter;
  private final ApplicationEventPublisher publisher;

  MembersFigures(FigureReporter reporter, ApplicationEventPublisher publisher) {
    this.reporter = reporter;
    this.publisher = publisher;
  }

  @Scheduled(fixedDelayString = "${tandem.members.figures-tick:1m}")
  @Transactional
  void reportDue() {
    reporter.reportDue(
        "members",
        report ->
            publisher.publishEvent(
                new MembersFiguresReported(
                    report.meta(), report.side(), report.hour(), report.figures())));
  }
}
