package dev.tandem.access.session;

import java.time.Instant;
import java.util.UUID;

/**
 * Where a member is signed in.
 *
 * @param endsAt when it ends even if it is in use
 * @param browser what the browser calls itself
 */
record MemberSession(
    UUID id,
    Instant startedAt,
    Instant lastUsedAt,
    Instant endsAt,
    String address,
    String browser) {}
