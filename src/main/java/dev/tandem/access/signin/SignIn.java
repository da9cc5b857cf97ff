package dev.tandem.access.signin;

import dev.tandem.access.identity.Role;
import java.util.Set;
import java.util.UUID;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.jspecify.annotations.Nullable;

/**
 * How a member signs in; without a username and password they are known, but cannot yet.
 *
 * @param passwordHash Argon2id in its standard notation
 * @param revision grows with every change of the credentials, which ends the sessions of before
 */
@AggregateRoot
public record SignIn(
    @Identity UUID memberId,
    @Nullable String username,
    @Nullable String passwordHash,
    Set<Role> roles,
    boolean enabled,
    int revision) {

  public SignIn {
    roles = Set.copyOf(roles);
  }

  /** The hash to compare with, when this sign-in may be used at all. */
  @Nullable String usableHash() {
    return enabled ? passwordHash : null;
  }
}
