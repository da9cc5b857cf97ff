package dev.tandem.notifications.compose;

import dev.tandem.access.link.Link;
import dev.tandem.access.link.LinkPurpose;
import dev.tandem.access.link.Links;
import dev.tandem.notifications.ContactId;
import dev.tandem.notifications.NotificationsProperties;
import dev.tandem.notifications.message.Message;
import dev.tandem.notifications.message.MessageKind;
import dev.tandem.notifications.message.MessageTopic;
import dev.tandem.notifications.message.Parameter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Issues the links in messages that let whoever has them act for a person. They are made while a
 * message is written, and are kept nowhere.
 */
@Component
public class SecretLinks {

  /** For the page that verifies the address of a member. */
  public static final LinkPurpose VERIFY_ADDRESS = new LinkPurpose("verify-address");

  private static final LinkPurpose UNSUBSCRIBE = new LinkPurpose("unsubscribe");

  /** It opens an account, as a password does (OWASP ASVS 6.5.5). */
  public static final Duration PASSWORD_LINK_LIFETIME = Duration.ofMinutes(10);

  private static final Duration UNSUBSCRIBE_LIFETIME = Duration.ofDays(365);

  private final Links links;
  private final NotificationsProperties properties;

  SecretLinks(Links links, NotificationsProperties properties) {
    this.links = links;
    this.properties = properties;
  }

  /** The page that a message with a secret link leads to. */
  String actionOf(Message message) {
    return switch (message.kind()) {
      case ADDRESS_VERIFICATION ->
          "/notifications/verification?token="
              + issue(VERIFY_ADDRESS, contact(message).value(), message);
      case SIGN_UP ->
          "/access/welcome?token=" + issue(LinkPurpose.SIGN_UP, contact(message).value(), message);
      case INVITATION ->
          "/access/welcome?token=" + issue(LinkPurpose.INVITATION, invited(message), message);
      case PASSWORD_LINK ->
          "/access/new-password?token="
              + issue(
                  LinkPurpose.PASSWORD_RESET, Objects.requireNonNull(message.memberId()), message);
      default -> throw new IllegalArgumentException(message.kind() + " has no secret link");
    };
  }

  /** Where a member switches a topic off without signing in. */
  String unsubscribe(UUID member, MessageTopic topic) {
    return "/preferences/unsubscribe?token="
        + links.issue(UNSUBSCRIBE, member, UNSUBSCRIBE_LIFETIME, Map.of("topic", topic.code()));
  }

  /** How long the link of such a message is valid; nothing if it has none. */
  Duration lifetimeOf(MessageKind kind) {
    return switch (kind) {
      case ADDRESS_VERIFICATION, SIGN_UP -> properties.verification();
      case INVITATION -> properties.invitation();
      case PASSWORD_LINK -> PASSWORD_LINK_LIFETIME;
      default -> Duration.ZERO;
    };
  }

  private String issue(LinkPurpose purpose, UUID subject, Message message) {
    var claims = new HashMap<String, String>();
    if (message.contactId() != null) {
      claims.put(Link.CONTACT, contact(message).value().toString());
    }
    message.parameters().find(Parameter.ROLE).ifPresent(role -> claims.put(Link.ROLE, role));
    return links.issue(purpose, subject, lifetimeOf(message.kind()), claims);
  }

  private static UUID invited(Message message) {
    return message.parameters().id(Parameter.SUBJECT).orElseGet(() -> contact(message).value());
  }

  private static ContactId contact(Message message) {
    return Objects.requireNonNull(message.contactId());
  }
}
