package dev.tandem.eventing.interaction;

import java.time.Instant;

/**
 * An interaction that was seen.
 *
 * @param times how often in the week that was asked for; 0 if only in others
 * @param lastAt when it was seen last, in any week that is kept
 */
public record MeasuredInteraction(Interaction interaction, long times, Instant lastAt) {}
