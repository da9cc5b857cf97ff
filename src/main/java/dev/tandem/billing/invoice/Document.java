package dev.tandem.billing.invoice;

import dev.tandem.kernel.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.ReadOnlyProperty;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/**
 * An invoice or a credit note. Without a number it is a draft; with one it never changes.
 *
 * @param originalId the invoice that a credit note credits
 * @param originalNumber the number of that invoice, joined in by {@link Documents}
 * @param gross the total including VAT, in minor units
 * @param vatPart the VAT within {@code gross}, in minor units
 * @param reminders sent so far for an invoice on terms
 * @param credited the sum of an invoice's credit notes, in minor units
 * @param cohortName the name of the cohort that pays on terms, joined in by {@link Documents}
 */
@AggregateRoot
@Table(schema = "billing")
public record Document(
    @Id @Identity DocumentId id,
    DocumentKind kind,
    @Nullable String number,
    UUID memberId,
    @Nullable UUID cohortId,
    @Nullable UUID bookingId,
    @Nullable DocumentId originalId,
    @ReadOnlyProperty @Nullable String originalNumber,
    String currency,
    @Column("total") long gross,
    @Column("vat") long vatPart,
    Instant draftedAt,
    @Nullable Instant finalisedAt,
    @Nullable LocalDate dueOn,
    @Nullable Instant paidAt,
    int reminders,
    long credited,
    @ReadOnlyProperty @Nullable String cohortName,
    @MappedCollection(idColumn = "document_id", keyColumn = "line") List<DocumentLine> lines) {

  public Document {
    lines = List.copyOf(lines);
  }

  /** Credits a part of this invoice, or all of it. */
  Document creditNote(DocumentId creditNote, String reason, Money amount, Money vat, Instant at) {
    var rate = lines.getFirst().vatBasisPoints();
    return new Document(
        creditNote,
        DocumentKind.CREDIT_NOTE,
        null,
        memberId,
        cohortId,
        bookingId,
        id,
        number,
        currency,
        amount.minor(),
        vat.minor(),
        at,
        null,
        null,
        at,
        0,
        0,
        cohortName,
        List.of(new DocumentLine("Refund: " + asClause(reason), amount.minor(), rate)));
  }

  /** A sentence as a part of another. */
  private static String asClause(String sentence) {
    var text = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }

  public Money total() {
    return Money.of(gross, currency);
  }

  public Money vat() {
    return Money.of(vatPart, currency);
  }

  public Money net() {
    return total().minus(vat());
  }

  /** What is left to pay of an invoice on terms. */
  public Money owed() {
    return currentStatus() == DocumentStatus.DUE
        ? Money.of(gross - credited, currency)
        : Money.zero(currency);
  }

  public String status() {
    return currentStatus().name();
  }

  private DocumentStatus currentStatus() {
    if (finalisedAt == null) {
      return DocumentStatus.DRAFT;
    }
    if (kind == DocumentKind.CREDIT_NOTE) {
      return DocumentStatus.CREDITED;
    }
    if (paidAt != null) {
      return DocumentStatus.PAID;
    }
    return credited < gross ? DocumentStatus.DUE : DocumentStatus.SETTLED;
  }
}
