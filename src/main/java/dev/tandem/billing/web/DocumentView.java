package dev.tandem.billing.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.billing.invoice.Document;
import dev.tandem.billing.invoice.DocumentKind;
import dev.tandem.billing.invoice.DocumentLine;
import dev.tandem.kernel.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invoice or a credit note as the API shows it.
 *
 * @param original the number of the invoice that a credit note credits
 * @param total including VAT
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DocumentView(
    UUID id,
    DocumentKind kind,
    @Nullable String number,
    UUID memberId,
    @Nullable UUID cohortId,
    @Nullable UUID bookingId,
    @Nullable String original,
    Money total,
    Money vat,
    Instant draftedAt,
    @Nullable Instant finalisedAt,
    @Nullable LocalDate dueOn,
    @Nullable Instant paidAt,
    int reminders,
    List<LineView> lines,
    String status) {

  /**
   * @param gross including VAT
   */
  record LineView(String text, Money gross, int vatBasisPoints) {

    static LineView of(DocumentLine line, String currency) {
      return new LineView(line.text(), Money.of(line.gross(), currency), line.vatBasisPoints());
    }
  }

  static DocumentView of(Document document) {
    return new DocumentView(
        document.id().value(),
        document.kind(),
        document.number(),
        document.memberId(),
        document.cohortId(),
        document.bookingId(),
        document.originalNumber(),
        document.total(),
        document.vat(),
        document.draftedAt(),
        document.finalisedAt(),
        document.dueOn(),
        document.paidAt(),
        document.reminders(),
        document.lines().stream().map(line -> LineView.of(line, document.currency())).toList(),
        document.status());
  }
}
