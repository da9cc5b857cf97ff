package dev.tandem.recommendations.readmodel;

/** What became of a booked session, as far as it has been heard. */
enum SessionStatus {
  UNKNOWN,
  CONFIRMED,
  CANCELLED,
  EXPIRED,
  COMPLETED,
  NO_SHOW
}
