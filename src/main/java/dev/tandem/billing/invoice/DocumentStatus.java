package dev.tandem.billing.invoice;

/** How far an invoice or a credit note has come. */
public enum DocumentStatus {
  /** Without a number. */
  DRAFT,
  PAID,
  /** A credit note. */
  CREDITED,
  /** To be paid by a cohort. */
  DUE,
  /** Nothing is left to pay because of credit notes. */
  SETTLED
}
