package dev.tandem.billing.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose things a list shows. */
final class ListScope {

  private ListScope() {}

  /** Everyone's, as null, only for an operator who names nobody. */
  static @Nullable UUID memberFilter(Caller caller, @Nullable UUID asked, String what) {
    if (asked == null) {
      return caller.is(Role.OPERATOR) ? null : caller.memberId();
    }
    caller.requireToSee(asked, what);
    return asked;
  }
}
