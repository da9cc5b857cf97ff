package dev.tandem.access.encryption;

import java.nio.file.Path;
import java.util.List;

/** Ciphers as processes with the same or another secret have them. */
public final class SecretCipherFixture {

  private SecretCipherFixture() {}

  public static SecretCiphers ciphers(String secret) {
    return new SecretCiphers(new EncryptionProperties(secret, List.of()), Path.of("unused"));
  }
}
