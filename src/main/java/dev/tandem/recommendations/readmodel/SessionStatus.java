package dev.tandem.recommendations.readmodel;

/** The status of a booked session, by the events that have arrived. */
enum SessionStatus {
  UNKNOWN,
  CONFIRMED,
  CANCELLED,
  EXPIRED,
  COMPLETED,
  NO_SHOW
}
