package dev.tandem.scheduling.offering;

import java.time.ZoneId;
import java.util.UUID;

/**
 * A mentor, as this module knows them.
 *
 * @param zone the time zone in the mentor's profile
 * @param listed whether the mentor is listed publicly and can be booked
 */
public record Mentor(UUID id, String name, ZoneId zone, boolean listed) {}
