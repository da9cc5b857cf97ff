package dev.tandem.access.identity;

import dev.tandem.kernel.web.Problem;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * The member who sent the request; a controller takes it as an argument.
 *
 * @param memberId the signed-in member
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
      throw Problem.forbidden("Only " + role.name().toLowerCase(Locale.ROOT) + "s may do this.");
    }
  }

  /**
   * A member sees only their own things; for anything else the answer is that it does not exist.
   *
   * @throws Problem 404 unless the caller is this member or an operator
   * @param resource names the thing in the problem, such as {@code session}
   */
  public void requireToSee(UUID member, String resource) {
    if (!maySee(member)) {
      throw Problem.notFound(resource);
    }
  }
}
