package dev.tandem.eventing.broker;

import com.rabbitmq.client.impl.CredentialsProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param passwordFile has the password instead of {@code spring.rabbitmq.password}; read for each
 *     new connection, so that it can be exchanged while the process runs
 */
@ConfigurationProperties("tandem.eventing.broker")
record BrokerCredentials(@Nullable Path passwordFile) {

  /** Of a user whose password the file has. */
  static CredentialsProvider provider(String username, Path passwordFile) {
    return new CredentialsProvider() {

      @Override
      public String getUsername() {
        return username;
      }

      @Override
      public String getPassword() {
        try {
          return Files.readString(passwordFile, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
          throw new UncheckedIOException("The password of the broker cannot be read", e);
        }
      }
    };
  }
}
