package dev.tandem.access.identity;

import dev.tandem.kernel.web.Problem;
import java.util.Set;
import java.util.UUID;

/**
 * Who sent the request; a controller takes it as an argument.
 *
 * @param memberId the member that is signed in
 */
public record Caller(UUID memberId, Set<Role> roles) {

  public Caller {
    roles = Set.copyOf(roles);
  }

  public boolean is(Role role) {
    return roles.contains(role);
  }

  public boolean is(UUID member) {
    return memberId.equals(member);
  }

  /** The member themselves, or an operator. */
  public boolean maySee(UUID member) {
    return is(member) || is(Role.OPERATOR);
  }

  /**
   * @throws Problem 403 unless the caller has the role
   */
  public void require(Role role) {
    if (!is(role)) {
      throw Problem.forbidden(
          "Only a " + role.name().toLowerCase(java.util.Locale.ROOT) + " may do this.");
    }
  }

  /**
   * A member sees only what is theirs; what is another's does not exist for them.
   *
   * @throws Problem 404 unless it is the caller's own or the caller is an operator
   */
  public void requireToSee(UUID member, String what) {
    if (!maySee(member)) {
      throw Problem.notFound(what);
    }
  }
}
