package dev.tandem.scheduling;

import static dev.tandem.scheduling.BookingSteps.mentee;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.eventing.figures.DueHours;
import dev.tandem.eventing.figures.FigureReporter;
import dev.tandem.eventing.figures.ReportedFigure;
import dev.tandem.scheduling.events.BookingCancelled;
import dev.tandem.scheduling.events.BookingConfirmed;
import dev.tandem.scheduling.events.BookingHeld;
import dev.tandem.scheduling.process.CancellationService;
import dev.tandem.testing.LoggedInAs;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** What the tables say of an hour, beside the events that were published in it. */
class SchedulingFiguresTests extends SlotTestCase {

  private static final Duration HOUR = Duration.ofHours(1);

  @Autowired MockMvc mvc;
  @Autowired FigureReporter reporter;
  @Autowired DueHours dueHours;
  @Autowired BookingSteps steps;
  @Autowired CancellationService cancellationService;
  @Autowired TransactionTemplate transaction;

  private Instant hour;

  @BeforeEach
  void goToAnHourOfItsOwn() {
    hour = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(40));
    clock.stopAt(hour.plusSeconds(600));
    start = fixtures.startAfter(Duration.ofDays(3));
  }

  @Test
  void whatIsCountedIsWhatWasPublished(AssertablePublishedEvents events) {
    var first = steps.hold(mentee, offering, start);
    var second = steps.hold(UUID.randomUUID(), offering, start.plus(HOUR));
    steps.hold(UUID.randomUUID(), offering, start.plus(Duration.ofHours(2)));
    clock.stopAt(hour.plusSeconds(690));
    steps.pay(first);
    steps.pay(second);
    cancellationService.cancel(first, mentee(mentee), BookingFixtures.PRICE, null);
    clock.stopAt(hour.plus(HOUR).plus(Duration.ofMinutes(5)));

    assertThat(events.ofType(BookingHeld.class)).hasSize(3);
    assertThat(events.ofType(BookingConfirmed.class)).hasSize(2);
    assertThat(events.ofType(BookingCancelled.class)).hasSize(1);
    assertThat(value("bookings-held")).isEqualTo(3);
    assertThat(value("bookings-confirmed")).isEqualTo(2);
    assertThat(figure("bookings-confirmed").items())
        .containsExactlyInAnyOrder(first.value(), second.value());
    assertThat(value("bookings-cancelled")).isEqualTo(1);
    assertThat(value("bookings-cancelled-in-full")).isEqualTo(1);
    assertThat(value("bookings-cancelled-without-refund")).isZero();
    assertThat(value("hold-to-confirmation")).isEqualTo(2 * 90_000);
  }

  @Test
  void anHourIsReportedOnceByAllInstancesAndThoseThatWereMissedLater() {
    var name = "test " + UUID.randomUUID();
    assertThat(due(name)).isEmpty();

    clock.stopAt(hour.plus(Duration.ofHours(3)).plus(Duration.ofMinutes(5)));

    assertThat(due(name)).containsExactly(hour.plus(HOUR), hour.plus(Duration.ofHours(2)));
    assertThat(due(name)).isEmpty();
  }

  @Test
  void operatorsAndTheOtherSideAskForAnHour() throws Exception {
    mvc.perform(get("/api/scheduling/figures").with(LoggedInAs.operator()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.figures[0].signal").value("bookings-held"));
    mvc.perform(get("/api/scheduling/figures?hour={hour}", hour).with(LoggedInAs.operator()))
        .andExpect(status().isBadRequest());
    mvc.perform(get("/api/scheduling/figures").with(LoggedInAs.mentee(mentee)))
        .andExpect(status().isForbidden());
  }

  private List<Instant> due(String reporter) {
    return transaction.execute(_ -> dueHours.take(reporter));
  }

  private long value(String signal) {
    return figure(signal).value().longValueExact();
  }

  private ReportedFigure figure(String signal) {
    return reporter.figuresOf("scheduling", hour).figures().stream()
        .filter(it -> it.signal().equals(signal))
        .findFirst()
        .orElseThrow();
  }
}
