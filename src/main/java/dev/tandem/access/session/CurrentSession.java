package dev.tandem.access.session;

import dev.tandem.access.identity.Role;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A session that goes on.
 *
 * @param confirmedAt when the member last typed the password
 * @param roles the member's at this moment
 */
@SuppressWarnings("ArrayRecordComponent") // as the driver reads it
record CurrentSession(Instant lastUsedAt, Instant confirmedAt, String[] roles) {

  Set<Role> roleSet() {
    return Arrays.stream(roles).map(Role::valueOf).collect(Collectors.toSet());
  }
}
