package dev.tandem.billing.invoice;

import dev.tandem.billing.BillingProperties;
import dev.tandem.billing.account.CreditsEvent.PackBought;
import dev.tandem.billing.account.PaymentEvent.Captured;
import dev.tandem.billing.account.PaymentEvent.InvoicedOnTerms;
import dev.tandem.billing.account.PaymentEvent.Refunded;
import dev.tandem.billing.account.PaymentEvent.RefundedAfterRecognition;
import dev.tandem.billing.account.RefundTarget;
import dev.tandem.billing.store.EventReaction;
import dev.tandem.billing.store.RecordedEvent;
import dev.tandem.kernel.money.Money;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.stereotype.Component;

/**
 * Drafts an invoice when money is taken or owed, and a credit note when it is refunded. A booking
 * paid with credits gets neither: its pack was invoiced (decision 0032).
 */
@Component
class DocumentDrafts implements EventReaction {

  private static final String SESSION_LINE_TEXT = "Mentoring session";

  private final Documents documents;
  private final JdbcAggregateOperations aggregates;
  private final BillingProperties properties;

  DocumentDrafts(
      Documents documents, JdbcAggregateOperations aggregates, BillingProperties properties) {
    this.documents = documents;
    this.aggregates = aggregates;
    this.properties = properties;
  }

  @Override
  public void onRecorded(RecordedEvent recorded) {
    switch (recorded.event()) {
      case Captured event when event.wanted() && event.gross().isPositive() ->
          draftInvoice(
              recorded,
              event.menteeId(),
              null,
              event.bookingId(),
              null,
              event.gross().currency(),
              sessionLine(event.gross(), event.vatBasisPoints()));
      case InvoicedOnTerms event when event.gross().isPositive() ->
          draftInvoice(
              recorded,
              event.menteeId(),
              event.cohortId(),
              event.bookingId(),
              dueDate(recorded),
              event.gross().currency(),
              sessionLine(event.gross(), event.vatBasisPoints()));
      case PackBought event ->
          draftInvoice(
              recorded,
              event.memberId(),
              null,
              null,
              null,
              event.amount().currency(),
              new DocumentLine(
                  "Mentoring credits", event.amount().minor(), properties.vatBasisPoints()));
      case Refunded event when event.to() != RefundTarget.CREDITS ->
          draftCreditNote(recorded, event.bookingId(), event.reason(), event.amount(), event.vat());
      case RefundedAfterRecognition event when event.to() != RefundTarget.CREDITS ->
          draftCreditNote(
              recorded, event.bookingId(), event.reason(), event.amount(), event.taken().vat());
      default -> {}
    }
  }

  private static DocumentLine sessionLine(Money gross, int vatBasisPoints) {
    return new DocumentLine(SESSION_LINE_TEXT, gross.minor(), vatBasisPoints);
  }

  private LocalDate dueDate(RecordedEvent recorded) {
    return LocalDate.ofInstant(recorded.at().plus(properties.paymentTerms()), ZoneOffset.UTC);
  }

  private void draftInvoice(
      RecordedEvent recorded,
      UUID member,
      @Nullable UUID cohort,
      @Nullable UUID booking,
      @Nullable LocalDate dueOn,
      String currency,
      DocumentLine line) {
    var id = new DocumentId(recorded.id());
    aggregates.insert(
        Document.invoice(id, member, cohort, booking, dueOn, recorded.at(), currency, line));
  }

  /** Money that came too late was never invoiced and needs no credit note. */
  private void draftCreditNote(
      RecordedEvent recorded, UUID booking, String reason, Money amount, Money vat) {
    var id = new DocumentId(recorded.id());
    documents
        .findInvoiceByBooking(booking)
        .map(invoice -> invoice.creditNote(id, reason, amount, vat, recorded.at()))
        .ifPresent(aggregates::insert);
  }
}
