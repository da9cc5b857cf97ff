package dev.tandem.access.encryption;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The key that encrypts what the database must not tell: the secrets of authenticator apps, and the
 * private halves of the keys that sign tokens.
 *
 * @param encryptionKey at least 32 characters that nobody can guess, the same for every process of
 *     the platform; without it, one is generated into the data folder
 * @param previousEncryptionKeys decrypt what was encrypted before the key was changed
 */
@ConfigurationProperties("tandem.access")
record EncryptionProperties(
    @Nullable String encryptionKey, @DefaultValue List<String> previousEncryptionKeys) {

  static final String ENCRYPTION_KEY = "tandem.access.encryption-key";

  EncryptionProperties {
    previousEncryptionKeys = List.copyOf(previousEncryptionKeys);
  }
}
