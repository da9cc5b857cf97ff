package dev.tandem.billing.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tandem.billing.BillingTests;
import dev.tandem.billing.BookingFixture;
import dev.tandem.billing.cohort.CohortTerms;
import dev.tandem.billing.cohort.PastDueCohorts;
import dev.tandem.billing.events.AccountPastDue;
import dev.tandem.billing.events.AccountRecovered;
import dev.tandem.billing.ledger.LedgerAccount;
import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.scheduling.events.FundingKind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.Scenario;
import org.springframework.transaction.support.TransactionTemplate;

@BillingTests
class DocumentTests {

  @Autowired ApplicationEventPublisher publisher;
  @Autowired TransactionTemplate transaction;
  @Autowired AdjustableClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired Documents documents;
  @Autowired JdbcAggregateOperations aggregates;
  @Autowired InvoiceNumbering invoiceNumbering;
  @Autowired DocumentPublication publication;
  @Autowired CohortTerms cohortTerms;
  @Autowired PastDueCohorts pastDueCohorts;

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void numbersHaveNoGapsThoughAFifthOfTwoHundredFinalisationsFails() {
    var drafts = IntStream.range(0, 200).mapToObj(_ -> insertDraft()).toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < drafts.size(); i++) {
        boolean fails = i % 5 == 0;
        var draft = drafts.get(i);
        threads.submit(() -> finalise(draft, fails));
      }
    }
    invoiceNumbering.finaliseDrafts();

    var numbers =
        jdbc.sql(
                """
                select number from billing.document
                 where kind = 'INVOICE' and number ~ '^T-[0-9]{6}$'
                """)
            .query(String.class)
            .list();
    assertThat(numbers)
        .hasSizeGreaterThanOrEqualTo(200)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, numbers.size())
                .mapToObj(number -> String.format(Locale.ROOT, "T-%06d", number))
                .toList());
  }

  private void finalise(DocumentId draft, boolean fails) {
    transaction.executeWithoutResult(status -> {
      invoiceNumbering.assignNumber(draft);
      if (fails) {
        status.setRollbackOnly();
      }
    });
  }

  private DocumentId insertDraft() {
    var line = new DocumentLine("Mentoring session", 11_900, 1_900);
    var id = new DocumentId(UUID.randomUUID());
    var draft = InvoiceDraft.paid(UUID.randomUUID(), null, "EUR", line);
    aggregates.insert(draft.toDocument(id, clock.instant()));
    return id;
  }

  @Test
  void aFinalDocumentNeverChanges() {
    var id = insertDraft();
    finalise(id, false);
    var number = documents.findById(id).orElseThrow().number();

    finalise(id, false);

    assertThat(documents.findById(id).orElseThrow().number()).isEqualTo(number);
    assertThatThrownBy(
            () -> jdbc.sql("update billing.document set total = 1 where id = ?").param(id).update())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("is final");
    assertThatThrownBy(
            () -> jdbc.sql("delete from billing.document where id = ?").param(id).update())
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void aPaidBookingHasAnInvoiceAndARefundACreditNoteWithTheVatOfTheLedger() {
    var fixture = newFixture();
    fixture.publishHeld(FundingKind.CARD, "ok").awaitStatus("FUNDED");
    fixture.publish(fixture.cancelled(3, 5_000));
    fixture.awaitStatus("EARNED");
    await()
        .untilAsserted(() ->
            assertThat(documents.findByBooking(fixture.booking))
                .extracting(Document::kind)
                .containsExactly(DocumentKind.INVOICE, DocumentKind.CREDIT_NOTE));
    await()
        .untilAsserted(() ->
            assertThat(documents.findByBooking(fixture.booking))
                .allSatisfy(it -> assertThat(it.number()).isNotNull()));

    var invoice = documents.findByBooking(fixture.booking).getFirst();
    var creditNote = documents.findByBooking(fixture.booking).getLast();
    assertThat(invoice.total().minor()).isEqualTo(11_900);
    assertThat(creditNote.total().minor()).isEqualTo(5_950);
    assertThat(creditNote.originalNumber()).isEqualTo(invoice.number());
    assertThat(invoice.vat().minus(creditNote.vat()).minor())
        .isEqualTo(fixture.bookingBalance(LedgerAccount.VAT));
  }

  @Test
  void thePrintedInvoiceShowsItsNumberLinesAndVat() throws Exception {
    var id = insertDraft();
    finalise(id, false);
    var document = documents.findById(id).orElseThrow();

    var text = new PdfTextExtractor(new PdfReader(publication.pdfOf(document))).getTextFromPage(1);

    assertThat(text)
        .contains("Invoice " + document.number(), "Mentoring session", "119.00 EUR")
        .contains("VAT 19 %", "19.00 EUR", "100.00 EUR");
  }

  @Test
  void vatIsTakenOnceForEachRateOnTheSumOfItsLines() {
    var third = new DocumentLine("a third", 333, 1_900);
    var book = new DocumentLine("a book", 107, 700);

    var summaries = VatSummary.byRate(List.of(third, third, third, book), "EUR");

    assertThat(summaries).extracting(it -> it.vat().minor()).containsExactly(7L, 160L);
  }

  @Test
  void aCohortThatDoesNotPayIsRemindedAndThenPastDueUntilItPays(Scenario scenario) {
    clock.adjustTo(Instant.parse("2026-01-10T10:00:00Z"));
    var fixture = newFixture();
    fixture.cohort = UUID.randomUUID();
    fixture.publishHeld(FundingKind.COHORT, null).awaitStatus("FUNDED");
    await()
        .untilAsserted(() ->
            assertThat(documents.findByBooking(fixture.booking).getFirst().number()).isNotNull());

    clock.adjustTo(Instant.parse("2026-01-27T10:00:00Z"));
    cohortTerms.sendReminders();
    assertThat(documents.findByBooking(fixture.booking).getFirst().reminders()).isEqualTo(1);
    cohortTerms.sendReminders();
    assertThat(documents.findByBooking(fixture.booking).getFirst().reminders()).isEqualTo(1);
    clock.adjustTo(Instant.parse("2026-01-31T10:00:00Z"));
    cohortTerms.sendReminders();
    assertThat(pastDueCohorts.contains(fixture.cohort)).isFalse();
    clock.adjustTo(Instant.parse("2026-02-07T10:00:00Z"));

    scenario
        .stimulate(() -> cohortTerms.sendReminders())
        .andWaitForEventOfType(AccountPastDue.class)
        .matching(it -> it.memberId().equals(fixture.mentee))
        .toArrive();
    await().untilAsserted(() -> assertThat(pastDueCohorts.contains(fixture.cohort)).isTrue());
    var refused = newFixture();
    refused.cohort = fixture.cohort;
    refused.publishHeld(FundingKind.COHORT, null).awaitStatus("FAILED");

    var invoice = documents.findByBooking(fixture.booking).getFirst();
    scenario
        .stimulate(() -> transaction.executeWithoutResult(_ -> cohortTerms.recordPayment(invoice)))
        .andWaitForEventOfType(AccountRecovered.class)
        .matching(it -> it.memberId().equals(fixture.mentee))
        .toArrive();
    assertThat(fixture.balance(LedgerAccount.RECEIVABLE, fixture.cohort)).isZero();
  }

  BookingFixture newFixture() {
    return new BookingFixture(
        new BookingFixture.FixtureContext(publisher, transaction, clock, jdbc));
  }
}
