package dev.tandem.billing.web;

import dev.tandem.billing.invoice.Document;
import dev.tandem.billing.invoice.DocumentKind;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.web.LocalizedTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** An invoice or a credit note in the list, with its times as the reader's zone has them. */
record InvoiceRow(Document document, LocalizedTime when, @Nullable LocalizedTime due) {

  static InvoiceRow of(Document document, ZoneId zone) {
    var at = document.finalisedAt() == null ? document.draftedAt() : document.finalisedAt();
    var due = document.dueOn() == null ? null : LocalizedTime.ofDate(document.dueOn());
    return new InvoiceRow(document, LocalizedTime.of(at, zone), due);
  }

  /** What it is for. The reason of a credit note stays in the document. */
  public String text() {
    return document.kind() == DocumentKind.CREDIT_NOTE
        ? "Credit note for " + document.originalNumber()
        : document.lines().getFirst().text();
  }

  /** Null if the member pays. */
  public @Nullable String cohort() {
    if (document.cohortId() == null) {
      return null;
    }
    var name = document.cohortName();
    return name == null || name.isBlank() ? "the cohort" : name;
  }

  /** Negative for a credit note. */
  public Money total() {
    return signed(document.total());
  }

  /** Negative for a credit note. */
  public Money vat() {
    return signed(document.vat());
  }

  private Money signed(Money amount) {
    return document.kind() == DocumentKind.CREDIT_NOTE
        ? Money.zero(amount.currency()).minus(amount)
        : amount;
  }
}
