package dev.tandem.billing.cohort;

import dev.tandem.billing.invoice.Document;
import dev.tandem.billing.payment.BookingSettlement;
import dev.tandem.kernel.persistence.Rows;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Collects invoices on terms from cohorts. Reminders follow 3, 7 and 14 days after the due date;
 * after the last one the cohort is past due until it has paid.
 */
@Component
public class CohortTerms {

  private static final List<Integer> REMINDER_DAYS = List.of(3, 7, 14);

  private final JdbcClient jdbc;
  private final PastDueCohorts pastDueCohorts;
  private final BookingSettlement settlement;
  private final Clock clock;

  CohortTerms(
      JdbcClient jdbc, PastDueCohorts pastDueCohorts, BookingSettlement settlement, Clock clock) {
    this.jdbc = jdbc;
    this.pastDueCohorts = pastDueCohorts;
    this.settlement = settlement;
    this.clock = clock;
  }

  @Transactional
  public void sendReminders() {
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    for (int sent = 0; sent < REMINDER_DAYS.size(); sent++) {
      sendReminders(sent, today.minusDays(REMINDER_DAYS.get(sent)));
    }
    pastDueCohorts.removeSettled(REMINDER_DAYS.size());
  }

  private void sendReminders(int sent, LocalDate dueBefore) {
    jdbc
        .sql(
            """
            update billing.document set reminders = reminders + 1
            where due_on <= ? and paid_at is null and credited < total and reminders = ?
            and kind = 'INVOICE' and number is not null returning number, cohort_id, reminders\
            """)
        .params(dueBefore, sent)
        .query(Rows.of(RemindedInvoice.class))
        .list()
        .stream()
        .filter(invoice -> invoice.reminders() == REMINDER_DAYS.size())
        .forEach(invoice -> pastDueCohorts.add(invoice.cohortId(), invoice.number()));
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
        jdbc.sql(
                """
                update billing.document set paid_at = ?
                where id = ? and paid_at is null and credited < total\
                """)
            .params(clock.instant(), invoice.id())
            .update();
    if (paid == 0 || booking == null || cohort == null) {
      return false;
    }
    settlement.recordTermsPaid(booking);
    pastDueCohorts.removeIfPaid(cohort, REMINDER_DAYS.size());
    return true;
  }

  record RemindedInvoice(String number, UUID cohortId, int reminders) {}
}
