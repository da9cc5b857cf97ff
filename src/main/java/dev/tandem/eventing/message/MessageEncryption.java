package dev.tandem.eventing.message;

import dev.tandem.eventing.personal.SharedEncryption;
import dev.tandem.kernel.secret.SecretCipher;
import dev.tandem.kernel.secret.SecretKeys;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Encrypts personal values in messages with keys derived from those that messages are signed with.
 * Without a key, which only a broker on loopback may be used without, they are sent as they are.
 */
@Component
public class MessageEncryption implements SharedEncryption {

  private static final String USE = "tandem personal values in messages";

  private final boolean possible;
  private final SecretCipher cipher;

  @Autowired
  MessageEncryption(ObjectProvider<SigningProperties> properties) {
    this(properties.getIfAvailable(() -> new SigningProperties(null, List.of(), null)));
  }

  public MessageEncryption(SigningProperties properties) {
    this.possible = isSet(properties.key());
    this.cipher = new SecretCipher(SingletonSupplier.of(() -> keys(properties)));
  }

  private static SecretKeys keys(SigningProperties properties) {
    var texts =
        Stream.concat(Stream.ofNullable(properties.key()), properties.acceptedKeys().stream())
            .filter(MessageEncryption::isSet)
            .toList();
    if (texts.isEmpty()) {
      throw new IllegalStateException(
          "A message has encrypted values, but tandem.eventing.broker.signing.key is not set");
    }
    return new SecretKeys(
        USE,
        "tandem.eventing.broker.signing.key",
        texts.getFirst(),
        texts.subList(1, texts.size()));
  }

  private static boolean isSet(@Nullable String key) {
    return key != null && !key.isBlank();
  }

  @Override
  public boolean isPossible() {
    return possible;
  }

  @Override
  public String encrypt(String text, String owner) {
    return cipher.encrypt(text, owner);
  }

  @Override
  public String decrypt(String encrypted, String owner) {
    return cipher.decrypt(encrypted, owner);
  }
}
