package dev.tandem.notifications.bounce;

import dev.tandem.notifications.message.MessageId;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The address to which a mail server returns a message: a different one for each message (variable
 * envelope return path), so that a report about a message tells which one, whatever else it says.
 */
@Component
public class ReturnPath {

  private static final Pattern ID =
      Pattern.compile("\\+([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@");

  private final BounceProperties properties;

  ReturnPath(BounceProperties properties) {
    this.properties = properties;
  }

  /** Empty if none is configured; then messages come back to their sender. */
  public Optional<String> of(MessageId message) {
    return Optional.ofNullable(properties.address())
        .filter(address -> address.contains("@"))
        .map(address -> address.replaceFirst("@", "+" + message.value() + "@"));
  }

  static Optional<MessageId> messageIn(String address) {
    var found = ID.matcher(address);
    return found.find()
        ? Optional.of(new MessageId(UUID.fromString(found.group(1))))
        : Optional.empty();
  }
}
