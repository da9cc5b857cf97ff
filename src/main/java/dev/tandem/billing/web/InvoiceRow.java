package dev.tandem.billing.web;

import dev.tandem.billing.invoice.Document;
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
}
