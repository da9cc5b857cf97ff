package dev.tandem.scheduling.booking;

import java.time.Instant;

/** A step that a booking's process has taken. */
public record StepRecord(Instant at, ProcessStep step, String note) {}
