package dev.tandem.billing.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Restricts lists to the caller, unless the caller is an operator. */
final class ListScope {

  private ListScope() {}

  /**
   * @param requested the member whose list is requested, if any
   * @param type the name of what is listed, for the problem if the caller may not see it
   * @return the member to list, or null for everyone
   */
  static @Nullable UUID memberFilter(Caller caller, @Nullable UUID requested, String type) {
    if (requested == null) {
      return caller.is(Role.OPERATOR) ? null : caller.memberId();
    }
    caller.requireToSee(requested, type);
    return requested;
  }
}
