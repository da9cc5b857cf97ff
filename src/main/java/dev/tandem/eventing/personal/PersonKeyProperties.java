package dev.tandem.eventing.personal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The key that encrypts the keys of persons in the database of one process.
 *
 * @param encryptionKey at least 32 characters that nobody can guess, the same for all instances of
 *     the process; without it, one is generated into the data folder
 * @param previousEncryptionKeys decrypt what was encrypted before the key was changed
 */
@ConfigurationProperties("tandem.eventing")
record PersonKeyProperties(
    @Nullable String encryptionKey, @DefaultValue List<String> previousEncryptionKeys) {

  static final String ENCRYPTION_KEY = "tandem.eventing.encryption-key";

  PersonKeyProperties {
    previousEncryptionKeys = List.copyOf(previousEncryptionKeys);
  }
}
