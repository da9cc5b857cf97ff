package dev.tandem.signals.cycle;

import java.time.Instant;
import java.util.UUID;

/**
 * A module was rolled back.
 *
 * @param signal what was over its threshold
 */
public record Incident(
    UUID eventId, String module, Instant at, ModuleStage fromStage, String signal, String reason) {}
