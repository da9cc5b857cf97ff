package dev.tandem.access.secondfactor;

import dev.tandem.access.identity.Role;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who needs a second factor, and the key that encrypts the secrets of authenticator apps.
 *
 * @param secondFactor who cannot do without one; others choose
 * @param encryptionKey at least 32 characters that nobody can guess, the same for every process of
 *     the platform; without it, one is generated into the data folder
 * @param previousEncryptionKeys decrypt what was encrypted before the key was changed
 */
@ConfigurationProperties("tandem.access")
public record SecondFactorProperties(
    @DefaultValue("optional") Requirement secondFactor,
    @Nullable String encryptionKey,
    @DefaultValue List<String> previousEncryptionKeys) {

  static final String ENCRYPTION_KEY = "tandem.access.encryption-key";

  public SecondFactorProperties {
    previousEncryptionKeys = List.copyOf(previousEncryptionKeys);
  }

  public boolean isRequiredFor(Set<Role> roles) {
    return secondFactor == Requirement.OPERATORS && roles.contains(Role.OPERATOR);
  }

  /** For whom a second factor is required. */
  public enum Requirement {
    OPTIONAL,
    OPERATORS
  }
}
