package dev.tandem.scheduling.events;

/** Who of those concerned by a booking. */
public enum Party {
  MENTEE,
  MENTOR,
  PLATFORM
}
