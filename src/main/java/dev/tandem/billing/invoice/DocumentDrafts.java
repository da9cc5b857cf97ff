package dev.tandem.billing.invoice;

import dev.tandem.billing.BillingProperties;
import dev.tandem.billing.account.CreditsEvent.PackBought;
import dev.tandem.billing.account.PaymentEvent.Captured;
import dev.tandem.billing.account.PaymentEvent.InvoicedOnTerms;
import dev.tandem.billing.account.PaymentEvent.Refunded;
import dev.tandem.billing.account.PaymentEvent.RefundedAfterRecognition;
import dev.tandem.billing.account.RefundTarget;
import dev.tandem.billing.invoice.Document.DocumentKind;
import dev.tandem.billing.invoice.Document.DocumentLine;
import dev.tandem.billing.store.EventReaction;
import dev.tandem.billing.store.RecordedEvent;
import dev.tandem.kernel.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Drafts an invoice where money is taken or owed, and a credit note where it goes back. What pays
 * with credits was invoiced with the pack (decision 0032).
 */
@Component
class DocumentDrafts implements EventReaction {

  private static final String SESSION_LINE_TEXT = "Mentoring session";

  private final Documents documents;
  private final BillingProperties properties;

  DocumentDrafts(Documents documents, BillingProperties properties) {
    this.documents = documents;
    this.properties = properties;
  }

  @Override
  public void onRecorded(RecordedEvent recorded) {
    var at = recorded.at();
    switch (recorded.event()) {
      case Captured it when it.wanted() && it.gross().isPositive() ->
          draftInvoice(
              recorded.id(),
              it.menteeId(),
              null,
              it.bookingId(),
              null,
              at,
              new DocumentLine(SESSION_LINE_TEXT, it.gross(), it.vatBasisPoints()));
      case InvoicedOnTerms it when it.gross().isPositive() ->
          draftInvoice(
              recorded.id(),
              it.menteeId(),
              it.cohortId(),
              it.bookingId(),
              dueDate(at),
              at,
              new DocumentLine(SESSION_LINE_TEXT, it.gross(), it.vatBasisPoints()));
      case PackBought it ->
          draftInvoice(
              recorded.id(),
              it.memberId(),
              null,
              null,
              null,
              at,
              new DocumentLine("Mentoring credits", it.amount(), properties.vatBasisPoints()));
      case Refunded it when it.to() != RefundTarget.CREDITS ->
          draftCreditNote(recorded.id(), it.bookingId(), it.amount(), it.vat(), it.reason(), at);
      case RefundedAfterRecognition it when it.to() != RefundTarget.CREDITS ->
          draftCreditNote(
              recorded.id(), it.bookingId(), it.amount(), it.taken().vat(), it.reason(), at);
      default -> {}
    }
  }

  private LocalDate dueDate(Instant at) {
    return LocalDate.ofInstant(at.plus(properties.paymentTerms()), ZoneOffset.UTC);
  }

  private void draftInvoice(
      UUID id,
      UUID member,
      @Nullable UUID cohort,
      @Nullable UUID booking,
      @Nullable LocalDate due,
      Instant at,
      DocumentLine line) {
    var lines = List.of(line);
    var paidAt = due == null ? at : null;
    documents.saveDraft(
        new Document(
            id,
            DocumentKind.INVOICE,
            null,
            member,
            cohort,
            booking,
            null,
            line.gross(),
            VatSummary.totalVat(lines),
            at,
            null,
            due,
            paidAt,
            0,
            lines),
        null);
  }

  /** Money that was never invoiced, because it came too late, needs no credit note. */
  private void draftCreditNote(
      UUID id, UUID booking, Money amount, Money vat, String reason, Instant at) {
    documents
        .findInvoiceByBooking(booking)
        .ifPresent(it -> draftCreditNote(id, it, amount, vat, reason, at));
  }

  private void draftCreditNote(
      UUID id, Document invoice, Money amount, Money vat, String reason, Instant at) {
    var rate = invoice.lines().getFirst().vatBasisPoints();
    var line = new DocumentLine("Refund: " + reason, amount, rate);
    documents.saveDraft(
        new Document(
            id,
            DocumentKind.CREDIT_NOTE,
            null,
            invoice.memberId(),
            invoice.cohortId(),
            invoice.bookingId(),
            invoice.number(),
            amount,
            vat,
            at,
            null,
            null,
            at,
            0,
            List.of(line)),
        invoice.id());
  }
}
