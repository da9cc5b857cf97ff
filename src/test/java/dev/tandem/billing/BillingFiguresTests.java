package dev.tandem.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.eventing.figures.FigureReporter;
import dev.tandem.eventing.figures.ReportedFigure;
import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.scheduling.events.FundingKind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the books and the documents say of an hour, beside the events in the log. */
@BillingTests
class BillingFiguresTests {

  @Autowired ApplicationEventPublisher publisher;
  @Autowired TransactionTemplate transaction;
  @Autowired AdjustableClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired FigureReporter reporter;

  private Instant hour;

  @BeforeEach
  void goToAnHourOfItsOwn() {
    hour = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(12));
    clock.adjustTo(hour.plusSeconds(60));
  }

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void theMoneyInTheTablesIsTheMoneyInTheEvents() {
    var completed = booking().publishHeld(FundingKind.CARD, "ok").awaitStatus("FUNDED");
    var cancelled = booking().publishHeld(FundingKind.CARD, "ok").awaitStatus("FUNDED");
    completed.publish(completed.completed(3));
    cancelled.publish(cancelled.cancelled(3, 10_000));
    completed.awaitStatus("EARNED");
    cancelled.awaitStatus("REFUNDED");
    await().until(() -> told("count(*)", "billing.invoice-finalised") > 0);
    clock.adjustTo(hour.plus(Duration.ofMinutes(65)));

    await()
        .untilAsserted(() -> {
          assertThat(value("gross-funded"))
              .isEqualTo(told(amount("gross"), "billing.booking-funded"))
              .isGreaterThanOrEqualTo(23_800);
          assertThat(value("refunded"))
              .isEqualTo(told(amount("amount"), "billing.refund-issued"))
              .isGreaterThanOrEqualTo(11_900);
          assertThat(value("payouts-sent"))
              .isEqualTo(told(amount("amount"), "billing.payout-sent"));
          assertThat(value("invoices-issued"))
              .isEqualTo(told("count(*)", "billing.invoice-finalised"));
          assertThat(value("credit-notes-issued"))
              .isEqualTo(told("count(*)", "billing.credit-note-issued"));
          assertThat(value("vat-invoiced"))
              .isEqualTo(
                  told(amount("vat"), "billing.invoice-finalised")
                      - told(amount("vat"), "billing.credit-note-issued"));
        });
    assertThat(figure("gross-funded").items()).contains(completed.booking, cancelled.booking);
    assertThat(value("revenue-recognised")).isGreaterThanOrEqualTo(11_900);
    assertThat(value("fees")).isPositive();
    assertThat(value("vat")).isPositive();
    assertThat(value("ledger-difference")).isZero();
  }

  private BookingFixture booking() {
    return new BookingFixture(
        new BookingFixture.FixtureContext(publisher, transaction, clock, jdbc));
  }

  private static String amount(String field) {
    return "coalesce(sum((payload::jsonb -> '%s' ->> 'minor')::bigint), 0)".formatted(field);
  }

  /** What the events of a name that happened in the hour say together. */
  private long told(String what, String name) {
    return jdbc.sql(
            """
            select %s from eventing.event_log
             where name = :name
               and (payload::jsonb #>> '{meta,occurredAt}')::timestamptz >= :from
               and (payload::jsonb #>> '{meta,occurredAt}')::timestamptz < :to
            """
                .formatted(what))
        .param("name", name)
        .param("from", hour)
        .param("to", hour.plus(Duration.ofHours(1)))
        .query(Long.class)
        .single();
  }

  private long value(String signal) {
    return figure(signal).value().longValueExact();
  }

  private ReportedFigure figure(String signal) {
    return reporter.figuresOf("billing", hour).figures().stream()
        .filter(it -> it.signal().equals(signal))
        .findFirst()
        .orElseThrow();
  }
}
