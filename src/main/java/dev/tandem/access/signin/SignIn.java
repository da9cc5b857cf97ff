package dev.tandem.access.signin;

import dev.tandem.access.identity.Role;
import dev.tandem.access.session.SignInPrincipal;
import java.time.Instant;
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
 * @param credentialsChangedAt in real time; older links for a new password are over
 * @param passwordEndsAt until when a password that somebody else chose signs in, only to choose
 *     another; null for the member's own
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
    int credentialsRevision,
    Instant credentialsChangedAt,
    @Nullable Instant passwordEndsAt) {

  public SignIn {
    roles = Set.copyOf(roles);
  }

  /** Without a way to sign in yet. */
  public static SignIn create(MemberId memberId, Set<Role> roles) {
    return new SignIn(memberId, 0, null, null, roles, true, 0, Instant.EPOCH, null);
  }

  public SignIn withCredentials(Username username, String passwordHash, Instant now) {
    return withCredentials(username.value(), passwordHash, now, null);
  }

  /** Chosen by somebody else. */
  SignIn withGivenCredentials(
      Username username, String passwordHash, Instant now, @Nullable Instant endsAt) {
    return withCredentials(username.value(), passwordHash, now, endsAt);
  }

  public SignIn withPassword(String passwordHash, Instant now) {
    return withCredentials(username, passwordHash, now, null);
  }

  private SignIn withCredentials(
      @Nullable String username, String passwordHash, Instant now, @Nullable Instant endsAt) {
    return new SignIn(
        memberId,
        version,
        username,
        passwordHash,
        roles,
        enabled,
        credentialsRevision + 1,
        now,
        endsAt);
  }

  /** Opening it again does not bring back what was open before. */
  SignIn withEnabled(boolean enabled) {
    return new SignIn(
        memberId,
        version,
        username,
        passwordHash,
        roles,
        enabled,
        credentialsRevision + 1,
        credentialsChangedAt,
        passwordEndsAt);
  }

  public boolean needsOwnPassword() {
    return passwordEndsAt != null;
  }

  boolean passwordHasEnded(Instant now) {
    return passwordEndsAt != null && !now.isBefore(passwordEndsAt);
  }

  public boolean canSignIn() {
    return usableHash() != null;
  }

  public SignInPrincipal principal() {
    return new SignInPrincipal(memberId.value(), credentialsRevision);
  }

  /** The hash to compare a password with, or null when the member cannot sign in. */
  @Nullable String usableHash() {
    return enabled ? passwordHash : null;
  }
}
