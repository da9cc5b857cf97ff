package dev.tandem.billing.invoice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Column;

/** A row of {@code billing.document}, without the lines; the components are {@link Document}'s. */
record DocumentRow(
    DocumentId id,
    DocumentKind kind,
    @Nullable String number,
    UUID memberId,
    @Nullable UUID cohortId,
    @Nullable UUID bookingId,
    @Nullable DocumentId originalId,
    @Nullable String originalNumber,
    String currency,
    @Column("total") long gross,
    @Column("vat") long vatPart,
    Instant draftedAt,
    @Nullable Instant finalisedAt,
    @Nullable LocalDate dueOn,
    @Nullable Instant paidAt,
    int reminders,
    long credited,
    @Nullable String cohortName) {

  Instant shownAt() {
    return finalisedAt == null ? draftedAt : finalisedAt;
  }

  Document toDocument(List<DocumentLine> lines) {
    return new Document(
        id,
        kind,
        number,
        memberId,
        cohortId,
        bookingId,
        originalId,
        originalNumber,
        currency,
        gross,
        vatPart,
        draftedAt,
        finalisedAt,
        dueOn,
        paidAt,
        reminders,
        credited,
        cohortName,
        lines);
  }
}
