package dev.tandem.scheduling.events;

/** The parties to a booking. */
public enum Party {
  MENTEE,
  MENTOR,
  PLATFORM
}
