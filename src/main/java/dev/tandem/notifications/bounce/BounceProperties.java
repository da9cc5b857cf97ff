package dev.tandem.notifications.bounce;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where messages come back to. Without these settings, they come back to the sender's address, and
 * operators enter what came back.
 *
 * @param address to which mail servers return messages; the id of the message is put into it, so it
 *     must take mail with something behind a plus sign, such as {@code bounces+id@example.org}
 * @param host of the mailbox of that address; empty: nothing is read
 * @param protocol {@code imaps}, {@code imap}, {@code pop3s} or {@code pop3}
 * @param port 0 for the usual one of the protocol
 * @param folder of the mailbox, for IMAP
 * @param batch how many messages are read at once
 */
@ConfigurationProperties("tandem.notifications.bounces")
public record BounceProperties(
    @Nullable String address,
    @Nullable String host,
    @DefaultValue("imaps") String protocol,
    @DefaultValue("0") int port,
    @Nullable String username,
    @Nullable String password,
    @DefaultValue("INBOX") String folder,
    @DefaultValue("100") int batch) {

  boolean hasMailbox() {
    return host != null && !host.isBlank();
  }

  /** Whether a message that was read can be marked and stays; otherwise it can only be deleted. */
  boolean keepsReadMessages() {
    return protocol.startsWith("imap");
  }
}
