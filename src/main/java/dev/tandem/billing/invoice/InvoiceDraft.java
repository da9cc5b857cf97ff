package dev.tandem.billing.invoice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * What a new invoice says. It is paid when it is drafted, unless {@code dueOn} says that it is
 * owed.
 *
 * @param cohort the one that pays on terms
 * @param booking none if a pack was sold
 */
@ValueObject
record InvoiceDraft(
    UUID member,
    @Nullable UUID cohort,
    @Nullable UUID booking,
    @Nullable LocalDate dueOn,
    String currency,
    DocumentLine line) {

  static InvoiceDraft paid(
      UUID member, @Nullable UUID booking, String currency, DocumentLine line) {
    return new InvoiceDraft(member, null, booking, null, currency, line);
  }

  Document toDocument(DocumentId id, Instant at) {
    var lines = List.of(line);
    return new Document(
        id,
        DocumentKind.INVOICE,
        null,
        member,
        cohort,
        booking,
        null,
        null,
        currency,
        line.gross(),
        VatSummary.totalVat(lines, currency).minor(),
        at,
        null,
        dueOn,
        dueOn == null ? at : null,
        0,
        0,
        null,
        lines);
  }
}
