package dev.tandem.eventing.personal;

import dev.tandem.kernel.secret.PrivateFile;
import dev.tandem.kernel.secret.SecretCipher;
import dev.tandem.kernel.secret.SecretKeys;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PersonKeyProperties.class)
class PersonKeyConfiguration {

  static final String WRAPPING = "personKeyCipher";
  private static final String USE = "tandem keys of persons";

  /** A configured key is checked when the process starts, a generated one made when needed. */
  @Bean(WRAPPING)
  SecretCipher personKeyCipher(
      PersonKeyProperties properties, @Value("${tandem.data:.tandem}") Path data) {
    var configured = properties.encryptionKey();
    if (configured != null) {
      var keys = keys(properties, configured);
      return new SecretCipher(() -> keys);
    }
    return new SecretCipher(SingletonSupplier.of(() -> keys(properties, generated(data))));
  }

  private static SecretKeys keys(PersonKeyProperties properties, String current) {
    return new SecretKeys(
        USE, PersonKeyProperties.ENCRYPTION_KEY, current, properties.previousEncryptionKeys());
  }

  private static String generated(Path data) {
    return PrivateFile.readOrCreate(
        data.resolve("event-encryption-key").toAbsolutePath(),
        SecretKeys::generate,
        PersonKeyProperties.ENCRYPTION_KEY);
  }
}
