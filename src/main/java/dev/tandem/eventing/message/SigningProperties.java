package dev.tandem.eventing.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages are signed, so that no other user of the broker can write them.
 *
 * <p>To replace the key, add the new one to the accepted keys of every process, then make it the
 * key of every process and the old one an accepted key, and drop that once the queues are empty.
 *
 * @param key of 32 characters or more, the same in all processes
 * @param acceptedKeys further keys that a message may be signed with
 * @param unsignedUntil for the upgrade from a release that did not sign: until then, messages
 *     without a signature are accepted
 */
@ConfigurationProperties("tandem.eventing.broker.signing")
public record SigningProperties(
    @Nullable String key,
    @DefaultValue List<String> acceptedKeys,
    @Nullable Instant unsignedUntil) {

  @Override
  public String toString() {
    return "Signing with " + (key == null ? "no key" : "a key");
  }
}
