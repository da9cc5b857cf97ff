package dev.tandem.access.encryption;

import dev.tandem.kernel.secret.PrivateFile;
import dev.tandem.kernel.secret.SecretCipher;
import dev.tandem.kernel.secret.SecretKeys;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Makes the ciphers for what the database must not tell. */
@Component
public class SecretCiphers {

  private final EncryptionProperties properties;
  private final Path keyFile;

  SecretCiphers(EncryptionProperties properties, @Value("${tandem.data:.tandem}") Path data) {
    this.properties = properties;
    this.keyFile = data.resolve("encryption-key").toAbsolutePath();
  }

  /**
   * A configured key is checked at once, a generated one made when needed.
   *
   * @param use what the cipher is for: what it encrypts cannot be decrypted for another use
   */
  public SecretCipher forUse(String use) {
    var configured = properties.encryptionKey();
    if (configured != null) {
      var keys = keys(use, configured);
      return new SecretCipher(() -> keys);
    }
    return new SecretCipher(SingletonSupplier.of(() -> keys(use, generated())));
  }

  private SecretKeys keys(String use, String current) {
    return new SecretKeys(
        use, EncryptionProperties.ENCRYPTION_KEY, current, properties.previousEncryptionKeys());
  }

  private String generated() {
    return PrivateFile.readOrCreate(
        keyFile, SecretKeys::generate, EncryptionProperties.ENCRYPTION_KEY);
  }
}
