package dev.tandem.billing.invoice;

import org.springframework.data.relational.core.mapping.Table;

/**
 * One line of an invoice or a credit note.
 *
 * @param gross including VAT, in the minor unit of the document's currency
 */
@Table(schema = "billing")
public record DocumentLine(String text, long gross, int vatBasisPoints) {}
