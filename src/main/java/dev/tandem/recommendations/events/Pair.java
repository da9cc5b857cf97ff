package dev.tandem.recommendations.events;

import java.util.UUID;

/** A mentee and the mentor they were matched with. */
public record Pair(UUID menteeId, UUID mentorId) {}
