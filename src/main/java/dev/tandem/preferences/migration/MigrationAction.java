package dev.tandem.preferences.takeover;

import java.time.Instant;

/** Something that an operator did to a migration. */
public record TakeoverAction(Instant at, String operator, String action) {}
