package dev.tandem.notifications;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of messages. The mail server is {@code spring.mail.host}; without one, messages stay
 * here.
 *
 * @param baseUrl the address of the platform, with which links in messages begin
 * @param sender the address that messages come from
 * @param perHour how many messages of one topic a person gets within an hour; more become a digest
 * @param linksPerHour how many messages with a link an address gets within an hour, and a member
 *     can have sent to other addresses
 * @param linksPerDay the same within a day
 * @param claimTimeout after this time a message that is being sent counts as lost with its process
 * @param verification how long a link that verifies an address is valid
 * @param invitation how long an invitation is valid
 * @param unverifiedKept how long an address that nobody verified is kept after the last link to it
 *     ran out, with what was sent to it; a day at least, so that a link that was followed at the
 *     last moment is heard of
 * @param news what happened longer ago is told to nobody any more
 * @param attempts how often a message is sent at most
 */
@ConfigurationProperties("tandem.notifications")
public record NotificationsProperties(
    @DefaultValue("http://localhost:8080") URI baseUrl,
    @DefaultValue("no-reply@tandem.example") String sender,
    @DefaultValue("5") int perHour,
    @DefaultValue("3") int linksPerHour,
    @DefaultValue("10") int linksPerDay,
    @DefaultValue("10m") Duration claimTimeout,
    @DefaultValue("24h") Duration verification,
    @DefaultValue("7d") Duration invitation,
    @DefaultValue("30d") Duration unverifiedKept,
    @DefaultValue("3d") Duration news,
    @DefaultValue("8") int attempts) {

  public NotificationsProperties {
    if (unverifiedKept.compareTo(Duration.ofDays(1)) < 0) {
      throw new IllegalArgumentException("tandem.notifications.unverified-kept is at least 1d");
    }
  }

  /** An address of the platform. */
  public String url(String path) {
    var base = baseUrl.toString();
    return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
  }

  /** The domain of the sender, which ids of messages end with. */
  public String domain() {
    return sender.substring(sender.lastIndexOf('@') + 1);
  }
}
