package dev.tandem.billing.replay;

/**
 * What follows from a decision without being decided, so that it may differ and is not compared.
 */
enum NotDecidedAgain {
  INVOICE_NUMBERS(
      "the numbers of invoices and credit notes",
      "a series without gaps gives them in the order in which documents are finalised, after the decision"),
  EVENT_IDENTITY(
      "the id, position, time and hash of an event",
      "the store gives them when it records the event");

  private final String what;
  private final String reason;

  NotDecidedAgain(String what, String reason) {
    this.what = what;
    this.reason = reason;
  }

  String sentence() {
    return "%s: %s".formatted(what, reason);
  }
}
