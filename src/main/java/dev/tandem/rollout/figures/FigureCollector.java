package dev.tandem.rollout.figures;

import dev.tandem.eventing.figures.DueHours;
import dev.tandem.eventing.figures.HourFigures;
import dev.tandem.eventing.figures.HourlyReport;
import dev.tandem.eventing.figures.ReportingSide;
import dev.tandem.rollout.events.FiguresCollected;
import dev.tandem.rollout.routing.ModuleRoute;
import dev.tandem.rollout.routing.RouteTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Publishes what the services count that read from a copy. Each hour is asked for once more with
 * the next one, since a copy may have been behind, and a service away.
 */
@Component
class FigureCollector {

  private static final Duration HOUR = Duration.ofHours(1);

  private final RouteTable routes;
  private final DueHours dueHours;
  private final CopyFigures copies;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  FigureCollector(
      RouteTable routes,
      DueHours dueHours,
      CopyFigures copies,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      Clock clock) {
    this.routes = routes;
    this.dueHours = dueHours;
    this.copies = copies;
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${tandem.rollout.figures-tick:1m}")
  void collectDue() {
    routes.routes().stream()
        .filter(route -> route.stage().isReadAtService())
        .forEach(this::collectDue);
  }

  /** The service is asked between the transactions. */
  private void collectDue(ModuleRoute route) {
    List<Instant> due = transaction.execute(_ -> dueHours.take("rollout " + route.module()));
    due.stream()
        .flatMap(hour -> Stream.of(hour.minus(HOUR), hour))
        .distinct()
        .forEach(hour -> copies.of(route, hour).ifPresent(it -> publish(route, it)));
  }

  private void publish(ModuleRoute route, HourFigures counted) {
    var side = ReportingSide.SERVICE;
    var report = HourlyReport.of(route.module(), side, counted, clock.instant());
    transaction.executeWithoutResult(_ ->
        events.publishEvent(
            new FiguresCollected(
                report.meta(), route.module(), side, report.hour(), report.figures())));
  }
}
