package dev.tandem.access.session;

import dev.tandem.access.identity.Role;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A session that goes on.
 *
 * @param roles the member's at this moment
 */
record CurrentSession(Instant lastUsedAt, String[] roles) {

  Set<Role> roleSet() {
    return Arrays.stream(roles).map(Role::valueOf).collect(Collectors.toSet());
  }
}
