package dev.tandem.billing;

import dev.tandem.billing.CreditsEvent.PackBought;
import dev.tandem.billing.Document.Kind;
import dev.tandem.billing.Document.Line;
import dev.tandem.billing.PaymentEvent.Captured;
import dev.tandem.billing.PaymentEvent.InvoicedOnTerms;
import dev.tandem.billing.PaymentEvent.Refunded;
import dev.tandem.billing.PaymentEvent.RefundedAfterRecognition;
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
class DocumentDrafts implements Reaction {

  private static final String SESSION = "Mentoring session";

  private final Documents documents;
  private final BillingSettings settings;

  DocumentDrafts(Documents documents, BillingSettings settings) {
    this.documents = documents;
    this.settings = settings;
  }

  @Override
  public void to(Recorded recorded) {
    var at = recorded.at();
    switch (recorded.event()) {
      case Captured it when it.wanted() && it.gross().isPositive() ->
          invoice(
              recorded.id(),
              it.menteeId(),
              null,
              it.bookingId(),
              null,
              at,
              new Line(SESSION, it.gross(), it.vatBasisPoints()));
      case InvoicedOnTerms it when it.gross().isPositive() ->
          invoice(
              recorded.id(),
              it.menteeId(),
              it.cohortId(),
              it.bookingId(),
              due(at),
              at,
              new Line(SESSION, it.gross(), it.vatBasisPoints()));
      case PackBought it ->
          invoice(
              recorded.id(),
              it.memberId(),
              null,
              null,
              null,
              at,
              new Line("Mentoring credits", it.amount(), settings.vatBasisPoints()));
      case Refunded it when it.to() != RefundTo.CREDITS ->
          creditNote(recorded.id(), it.bookingId(), it.amount(), it.vat(), it.reason(), at);
      case RefundedAfterRecognition it when it.to() != RefundTo.CREDITS ->
          creditNote(recorded.id(), it.bookingId(), it.amount(), it.taken().vat(), it.reason(), at);
      default -> {}
    }
  }

  private LocalDate due(Instant at) {
    return LocalDate.ofInstant(at.plus(settings.paymentTerms()), ZoneOffset.UTC);
  }

  private void invoice(
      UUID id,
      UUID member,
      @Nullable UUID cohort,
      @Nullable UUID booking,
      @Nullable LocalDate due,
      Instant at,
      Line line) {
    var lines = List.of(line);
    var paidAt = due == null ? at : null;
    documents.draft(
        new Document(
            id,
            Kind.INVOICE,
            null,
            member,
            cohort,
            booking,
            null,
            line.gross(),
            VatSummary.total(lines),
            at,
            null,
            due,
            paidAt,
            0,
            lines),
        null);
  }

  /** Money that was never invoiced, because it came too late, needs no credit note. */
  private void creditNote(
      UUID id, UUID booking, Money amount, Money vat, String reason, Instant at) {
    documents.invoiceOf(booking).ifPresent(it -> creditNote(id, it, amount, vat, reason, at));
  }

  private void creditNote(
      UUID id, Document invoice, Money amount, Money vat, String reason, Instant at) {
    var rate = invoice.lines().getFirst().vatBasisPoints();
    var line = new Line("Refund: " + reason, amount, rate);
    documents.draft(
        new Document(
            id,
            Kind.CREDIT_NOTE,
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
