package dev.tandem.billing.invoice;

import dev.tandem.billing.BillingProperties;
import dev.tandem.billing.account.CreditsEvent.PackBought;
import dev.tandem.billing.account.PaymentEvent.Captured;
import dev.tandem.billing.account.PaymentEvent.ChargebackRecovered;
import dev.tandem.billing.account.PaymentEvent.InvoicedOnTerms;
import dev.tandem.billing.account.PaymentEvent.Refunded;
import dev.tandem.billing.account.PaymentEvent.RefundedAfterRecognition;
import dev.tandem.billing.account.Rates;
import dev.tandem.billing.account.RefundTarget;
import dev.tandem.billing.store.EventReaction;
import dev.tandem.billing.store.RecordedEvent;
import dev.tandem.kernel.money.Money;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.stereotype.Component;

/**
 * Drafts an invoice when money is taken or owed, and a credit note when it is refunded. A booking
 * paid with credits gets neither: its pack was invoiced (decision 0032).
 */
@Component
class DocumentDrafts implements EventReaction {

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
          insertInvoice(
              recorded,
              InvoiceDraft.paid(
                  event.menteeId(),
                  event.bookingId(),
                  event.gross().currency(),
                  sessionLine(event.gross(), event.vatBasisPoints())));
      case InvoicedOnTerms event when event.gross().isPositive() ->
          insertInvoice(
              recorded,
              new InvoiceDraft(
                  event.menteeId(),
                  event.cohortId(),
                  event.bookingId(),
                  dueDate(recorded),
                  event.gross().currency(),
                  sessionLine(event.gross(), event.vatBasisPoints())));
      case PackBought event ->
          insertInvoice(
              recorded,
              InvoiceDraft.paid(
                  event.memberId(), null, event.amount().currency(), packLine(event.amount())));
      case Refunded event when isCredited(event.to()) ->
          draftCreditNote(recorded, event.bookingId(), event.reason(), event.amount(), event.vat());
      case RefundedAfterRecognition event when isCredited(event.to()) ->
          draftCreditNote(
              recorded, event.bookingId(), event.reason(), event.amount(), event.taken().vat());
      case ChargebackRecovered event -> draftCreditNoteOfChargeback(recorded, event);
      default -> {}
    }
  }

  private static boolean isCredited(RefundTarget to) {
    return to == RefundTarget.CARD || to == RefundTarget.RECEIVABLE;
  }

  private static DocumentLine sessionLine(Money gross, int vatBasisPoints) {
    return new DocumentLine("Mentoring session", gross.minor(), vatBasisPoints);
  }

  private LocalDate dueDate(RecordedEvent recorded) {
    return LocalDate.ofInstant(recorded.at().plus(properties.paymentTerms()), ZoneOffset.UTC);
  }

  private DocumentLine packLine(Money price) {
    return new DocumentLine("Mentoring credits", price.minor(), properties.vatBasisPoints());
  }

  private void insertInvoice(RecordedEvent recorded, InvoiceDraft draft) {
    aggregates.insert(draft.toDocument(new DocumentId(recorded.id()), recorded.at()));
  }

  /** Money that came too late was never invoiced and needs no credit note. */
  private void draftCreditNote(
      RecordedEvent recorded, UUID booking, String reason, Money amount, Money vat) {
    var id = new DocumentId(recorded.id());
    documents
        .findInvoiceByBooking(booking)
        .ifPresent(invoice ->
            insertCreditNote(invoice, invoice.creditNote(id, reason, amount, vat, recorded.at())));
  }

  /** The session was cancelled, since the bank had taken its price back. */
  private void draftCreditNoteOfChargeback(RecordedEvent recorded, ChargebackRecovered event) {
    documents
        .findInvoiceByBooking(event.bookingId())
        .ifPresent(invoice -> {
          var rate = invoice.lines().getFirst().vatBasisPoints();
          var vat = Rates.vatIn(event.amount(), rate);
          var reason = "The bank took the payment back.";
          insertCreditNote(
              invoice,
              invoice.creditNote(
                  new DocumentId(recorded.id()), reason, event.amount(), vat, recorded.at()));
        });
  }

  private void insertCreditNote(Document invoice, Document creditNote) {
    aggregates.insert(creditNote);
    documents.addCredit(invoice.id(), creditNote.gross());
  }
}
