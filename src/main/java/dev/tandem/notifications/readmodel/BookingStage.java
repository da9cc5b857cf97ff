package dev.tandem.notifications.readmodel;

/** How far a booking has come. */
public enum BookingStage {
  HELD,
  /** Paid for, and waiting for the mentor's answer. */
  REQUESTED,
  CONFIRMED,
  /** Cancelled, expired or completed. */
  ENDED
}
