package dev.tandem.access.signin;

import dev.tandem.access.identity.Role;
import java.util.Set;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A member's username, password and roles. Without a username and password the member cannot sign
 * in yet.
 *
 * @param version 0 before the first save
 * @param passwordHash Argon2id in the PHC string format
 * @param credentialsRevision increases with every change of the credentials and when the sign-in is
 *     closed or opened, which ends the sessions and tokens of the time before
 */
@AggregateRoot
@Table(schema = "access")
public record SignIn(
    @Id @Identity MemberId memberId,
    @Version long version,
    @Nullable String username,
    @Nullable String passwordHash,
    Set<Role> roles,
    boolean enabled,
    int credentialsRevision) {

  public SignIn {
    roles = Set.copyOf(roles);
  }

  static SignIn create(MemberId memberId, Role role) {
    return new SignIn(memberId, 0, null, null, Set.of(role), true, 0);
  }

  SignIn withCredentials(Username username, String passwordHash) {
    return withCredentials(username.value(), passwordHash);
  }

  SignIn withPassword(String passwordHash) {
    return withCredentials(username, passwordHash);
  }

  private SignIn withCredentials(@Nullable String username, String passwordHash) {
    return new SignIn(
        memberId, version, username, passwordHash, roles, enabled, credentialsRevision + 1);
  }

  /** Opening it again does not bring back what was open before. */
  SignIn withEnabled(boolean enabled) {
    return new SignIn(
        memberId, version, username, passwordHash, roles, enabled, credentialsRevision + 1);
  }

  /** The hash to compare a password with, or null when the member cannot sign in. */
  @Nullable String usableHash() {
    return enabled ? passwordHash : null;
  }
}
