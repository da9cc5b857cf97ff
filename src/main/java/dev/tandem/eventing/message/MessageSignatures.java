package dev.tandem.eventing.message;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Signs the messages that this process sends, and refuses those that no process of the platform has
 * signed. Without a key, which only a broker on loopback may be used without, nothing is signed.
 */
@Component
@ConditionalOnProperty("tandem.eventing.broker.enabled")
public class MessageSignatures {

  private static final Logger LOG = LoggerFactory.getLogger(MessageSignatures.class);
  private static final String SIGNATURE_HEADER = "signature";

  private final List<SigningKey> keys;
  private final boolean signs;
  private final @Nullable Instant unsignedUntil;
  private final Clock clock;

  @Autowired
  MessageSignatures(SigningProperties properties) {
    this(properties, Clock.systemUTC());
  }

  public MessageSignatures(SigningProperties settings, Clock clock) {
    this.keys =
        Stream.concat(Stream.ofNullable(settings.key()), settings.acceptedKeys().stream())
            .filter(key -> !key.isBlank())
            .map(SigningKey::of)
            .toList();
    this.signs = settings.key() != null && !settings.key().isBlank();
    this.unsignedUntil = settings.unsignedUntil();
    this.clock = clock;
    if (keys.isEmpty()) {
      LOG.warn(
          "The messages to and from the broker are not signed; set tandem.eventing.broker.signing.key");
    }
  }

  /**
   * @param brokerUser who sends it; the broker refuses the message if somebody else does
   */
  public void sign(Message message, String receivingModule, String brokerUser) {
    if (!signs) {
      return;
    }
    var key = keys.getFirst();
    var properties = message.getMessageProperties();
    properties.setUserId(brokerUser);
    var mac = key.sign(SignedContent.of(message, receivingModule, brokerUser));
    properties.setHeader(
        SIGNATURE_HEADER, key.id() + "." + Base64.getUrlEncoder().encodeToString(mac));
  }

  /**
   * @throws ForgedMessageException unless a process of the platform has sent the message like this
   */
  public void verify(Message message) {
    if (keys.isEmpty()) {
      return;
    }
    var signature = BrokerMessages.header(message, SIGNATURE_HEADER).orElse(null);
    if (signature == null) {
      requireUnsignedAllowed();
      return;
    }
    var parts = signature.split("\\.", 2);
    var key =
        keys.stream()
            .filter(it -> it.id().equals(parts[0]))
            .findFirst()
            .orElseThrow(() ->
                new ForgedMessageException(
                    "The message is signed with a key that is unknown here."));
    var content =
        SignedContent.of(
            message,
            ModuleQueue.moduleOf(BrokerMessages.queueOf(message)),
            message.getMessageProperties().getReceivedUserId());
    if (parts.length < 2 || !MessageDigest.isEqual(key.sign(content), decode(parts[1]))) {
      throw new ForgedMessageException("The signature is not that of this message and its sender.");
    }
  }

  private void requireUnsignedAllowed() {
    if (unsignedUntil == null || !clock.instant().isBefore(unsignedUntil)) {
      throw new ForgedMessageException("The message is not signed.");
    }
  }

  private static byte[] decode(String base64) {
    try {
      return Base64.getUrlDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
