package dev.tandem.notifications.compose;

import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * For whom a message is written.
 *
 * @param memberId null for somebody who is not a member yet
 * @param name may be empty
 */
public record Reader(
    @Nullable UUID memberId, String name, Locale language, ZoneId zone, boolean twelveHours) {}
