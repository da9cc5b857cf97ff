package dev.tandem.scheduling.events;

/** The decision on a reported no-show; {@code HELD} means that the session took place. */
public enum NoShowOutcome {
  HELD,
  MENTEE_ABSENT,
  MENTOR_ABSENT
}
