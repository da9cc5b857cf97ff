package dev.tandem.access.secondfactor;

import dev.tandem.kernel.secret.PrivateFile;
import dev.tandem.kernel.secret.SecretCipher;
import dev.tandem.kernel.secret.SecretKeys;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;

@Configuration(proxyBeanMethods = false)
class SecondFactorConfiguration {

  private static final String USE = "tandem second factors";

  /** A configured key is checked when the process starts, a generated one made when needed. */
  @Bean
  SecretCipher secondFactorCipher(
      SecondFactorProperties properties, @Value("${tandem.data:.tandem}") Path data) {
    var configured = properties.encryptionKey();
    if (configured != null) {
      var keys = keys(properties, configured);
      return new SecretCipher(() -> keys);
    }
    return new SecretCipher(SingletonSupplier.of(() -> keys(properties, generated(data))));
  }

  private static SecretKeys keys(SecondFactorProperties properties, String current) {
    return new SecretKeys(
        USE, SecondFactorProperties.ENCRYPTION_KEY, current, properties.previousEncryptionKeys());
  }

  private static String generated(Path data) {
    return PrivateFile.readOrCreate(
        data.resolve("encryption-key").toAbsolutePath(),
        SecretKeys::generate,
        SecondFactorProperties.ENCRYPTION_KEY);
  }
}
