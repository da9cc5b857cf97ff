package dev.tandem.billing.cohort;

import dev.tandem.billing.events.AccountPastDue;
import dev.tandem.billing.events.AccountRecovered;
import dev.tandem.billing.invoice.Document;
import dev.tandem.billing.payment.BookingSettlement;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.kernel.persistence.Rows;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Collects invoices on terms from cohorts. Reminders follow 3, 7 and 14 days after the due date;
 * after the last one the cohort is past due, and its mentees cannot book until it has paid.
 */
@Component
public class CohortTerms {

  private static final List<Integer> REMINDER_DAYS = List.of(3, 7, 14);

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher publisher;
  private final BookingSettlement settlement;
  private final Clock clock;

  CohortTerms(
      JdbcClient jdbc,
      ApplicationEventPublisher publisher,
      BookingSettlement settlement,
      Clock clock) {
    this.jdbc = jdbc;
    this.publisher = publisher;
    this.settlement = settlement;
    this.clock = clock;
  }

  @Transactional
  public void sendReminders() {
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    for (int sent = 0; sent < REMINDER_DAYS.size(); sent++) {
      sendReminders(sent, today.minusDays(REMINDER_DAYS.get(sent)));
    }
  }

  private void sendReminders(int sent, LocalDate dueBefore) {
    jdbc
        .sql(
            """
            update billing.document set reminders = reminders + 1
            where due_on <= ? and paid_at is null and reminders = ? and kind = 'INVOICE'
            and number is not null returning number, cohort_id, reminders\
            """)
        .params(dueBefore, sent)
        .query(Rows.of(RemindedInvoice.class))
        .list()
        .stream()
        .filter(invoice -> invoice.reminders() == REMINDER_DAYS.size())
        .forEach(invoice -> markPastDue(invoice.cohortId(), invoice.number()));
  }

  private void markPastDue(UUID cohort, String invoice) {
    int first =
        jdbc.sql(
                """
                insert into billing.cohort (id, past_due_since) values (?, ?)
                on conflict (id) do update set past_due_since = excluded.past_due_since
                where cohort.past_due_since is null\
                """)
            .params(cohort, clock.instant())
            .update();
    if (first == 1) {
      publishToMentees(
          cohort,
          member ->
              new AccountPastDue(
                  EventMetadata.about(member, clock.millis(), clock.instant()), member, invoice));
    }
  }

  /**
   * Records the transfer of the cohort's organisation.
   *
   * @return whether the invoice was still owed
   */
  public boolean recordPayment(Document invoice) {
    var booking = invoice.bookingId();
    var cohort = invoice.cohortId();
    int paid =
        jdbc.sql("update billing.document set paid_at = ? where id = ? and paid_at is null")
            .params(clock.instant(), invoice.id())
            .update();
    if (paid == 0 || booking == null || cohort == null) {
      return false;
    }
    settlement.recordTermsPaid(booking);
    clearPastDue(cohort);
    return true;
  }

  private void clearPastDue(UUID cohort) {
    int recovered =
        jdbc.sql(
                """
                update billing.cohort set past_due_since = null
                where id = ? and past_due_since is not null and not exists (
                  select from billing.document
                  where cohort_id = cohort.id and paid_at is null and reminders = ?)\
                """)
            .params(cohort, REMINDER_DAYS.size())
            .update();
    if (recovered == 1) {
      publishToMentees(
          cohort,
          member ->
              new AccountRecovered(
                  EventMetadata.about(member, clock.millis(), clock.instant()), member));
    }
  }

  public boolean isPastDue(UUID cohort) {
    return jdbc.sql("select id from billing.cohort where id = ? and past_due_since is not null")
        .param(cohort)
        .query(UUID.class)
        .optional()
        .isPresent();
  }

  private void publishToMentees(UUID cohort, Function<UUID, PublishedEvent> event) {
    jdbc.sql(
            """
            select member_id from billing.cohort_mentee where cohort_id = ?
            union select member_id from billing.document where cohort_id = ?\
            """)
        .params(cohort, cohort)
        .query(Rows.of(UUID.class))
        .list()
        .forEach(member -> publisher.publishEvent(event.apply(member)));
  }

  record RemindedInvoice(String number, UUID cohortId, int reminders) {}
}
