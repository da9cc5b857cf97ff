package dev.tandem.access.link;

import dev.tandem.access.AccessProperties;
import dev.tandem.kernel.secret.PrivateFile;
import dev.tandem.kernel.secret.SecretKeys;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;

@Configuration(proxyBeanMethods = false)
class LinkConfiguration {

  private static final String USE = "tandem links";

  /** A configured key is checked when the process starts, a generated one made when needed. */
  @Bean
  Links links(
      LinkProperties properties,
      AccessProperties access,
      @Value("${tandem.data:.tandem}") Path data) {
    var configured = properties.linkKey();
    if (configured != null) {
      var keys = keys(properties, configured);
      return new Links(() -> keys, Clock.systemUTC());
    }
    return new Links(
        SingletonSupplier.of(() -> keys(properties, generated(access, data))), Clock.systemUTC());
  }

  private static SecretKeys keys(LinkProperties properties, String current) {
    return new SecretKeys(USE, LinkProperties.LINK_KEY, current, properties.previousLinkKeys());
  }

  private static String generated(AccessProperties access, Path data) {
    if (access.isService()) {
      throw new IllegalStateException(
          "A service needs the key of the platform's links; set " + LinkProperties.LINK_KEY);
    }
    return PrivateFile.readOrCreate(
        data.resolve("link-key").toAbsolutePath(), SecretKeys::generate, LinkProperties.LINK_KEY);
  }
}
