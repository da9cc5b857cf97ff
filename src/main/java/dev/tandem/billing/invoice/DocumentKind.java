package dev.tandem.billing.invoice;

public enum DocumentKind {
  INVOICE,
  CREDIT_NOTE;

  public String title() {
    return this == INVOICE ? "Invoice" : "Credit note";
  }
}
