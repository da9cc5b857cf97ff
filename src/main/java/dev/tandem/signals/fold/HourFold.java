package dev.tandem.signals.fold;

import dev.tandem.eventing.figures.DueHours;
import dev.tandem.eventing.figures.FigureDefinition;
import dev.tandem.eventing.figures.FigureGrain;
import dev.tandem.kernel.persistence.AdvisoryLock;
import dev.tandem.signals.figure.Figure;
import dev.tandem.signals.figure.FigureDefinitions;
import dev.tandem.signals.figure.FigureSide;
import dev.tandem.signals.figure.Figures;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes the events' account of the hours that are over. An event that comes late corrects the
 * figure of its hour. One instance at a time does it, so that no older sum replaces a newer one.
 */
@Component
public class HourFold {

  private static final AdvisoryLock LOCK = AdvisoryLock.named("signals.hour-fold");

  private final Contributions contributions;
  private final FigureDefinitions definitions;
  private final Figures figures;
  private final DueHours dueHours;
  private final JdbcClient jdbc;
  private final Clock clock;

  HourFold(
      Contributions contributions,
      FigureDefinitions definitions,
      Figures figures,
      DueHours dueHours,
      JdbcClient jdbc,
      Clock clock) {
    this.contributions = contributions;
    this.definitions = definitions;
    this.figures = figures;
    this.dueHours = dueHours;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${tandem.signals.figures-tick:1m}")
  @Transactional
  public void run() {
    if (LOCK.tryLockInTransaction(jdbc)) {
      var now = clock.instant();
      dueHours.take("signals").forEach(hour -> saveNothing(hour, now));
      saveSums(now);
    }
  }

  /** That no event came is an account, too; what did come replaces it. */
  private void saveNothing(Instant hour, Instant now) {
    definitions.all().stream()
        .filter(FigureDefinition::isToldByEvents)
        .filter(it -> it.grain() == FigureGrain.PLATFORM)
        .forEach(it -> figures.saveIfNew(figure(it, "", hour, BigDecimal.ZERO, now)));
  }

  private void saveSums(Instant now) {
    var sums = contributions.takeSums(now.truncatedTo(ChronoUnit.HOURS));
    for (var sum : sums) {
      definitions
          .find(sum.signal())
          .map(it -> figure(it, sum.scope(), sum.hour(), sum.value(), now))
          .ifPresent(figures::save);
    }
  }

  private static Figure figure(
      FigureDefinition definition, String scope, Instant hour, BigDecimal value, Instant now) {
    return new Figure(
        definition.signal(), definition.module(), FigureSide.EVENTS, scope, hour, value, now);
  }
}
