package dev.tandem.billing.invoice;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tandem.kernel.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invoice or a credit note. Without a number it is a draft; with one it never changes.
 *
 * @param original the number of the invoice that a credit note takes back
 * @param total including VAT
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Document(
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
    List<DocumentLine> lines) {

  enum DocumentKind {
    INVOICE,
    CREDIT_NOTE;

    public String title() {
      return this == INVOICE ? "Invoice" : "Credit note";
    }
  }

  /**
   * @param gross including VAT
   */
  record DocumentLine(String text, Money gross, int vatBasisPoints) {}

  Money net() {
    return total.minus(vat);
  }

  @JsonProperty
  public String status() {
    if (finalisedAt == null) {
      return "DRAFT";
    }
    if (kind == DocumentKind.CREDIT_NOTE) {
      return "CREDITED";
    }
    return paidAt == null ? "DUE" : "PAID";
  }
}
