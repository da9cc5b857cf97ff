package dev.tandem.scheduling.booking;

/** Whether a refund is the full price, a part of it or nothing. */
public enum RefundKind {
  FULL,
  PARTIAL,
  NONE
}
