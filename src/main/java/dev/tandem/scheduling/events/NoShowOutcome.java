package dev.tandem.scheduling.events;

/** What a reported no-show came to; {@code HELD} is that the session took place. */
public enum NoShowOutcome {
  HELD,
  MENTEE_ABSENT,
  MENTOR_ABSENT
}
