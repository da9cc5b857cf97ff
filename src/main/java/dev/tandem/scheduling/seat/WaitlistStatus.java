package dev.tandem.scheduling.seat;

/** What has become of the mentee's wait. */
public enum WaitlistStatus {
  WAITING,
  /** A seat is kept for the mentee until the offer expires. */
  OFFERED,
  TAKEN,
  /** The offer expired. */
  LAPSED,
  LEFT
}
