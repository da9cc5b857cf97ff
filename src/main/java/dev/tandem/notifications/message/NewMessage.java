package dev.tandem.notifications.message;

import dev.tandem.notifications.ContactId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to be queued.
 *
 * @param expiresAt from when on it says nothing that helps
 */
public record NewMessage(
    UUID causeId,
    @Nullable UUID memberId,
    @Nullable ContactId contactId,
    MessageKind kind,
    Parameters parameters,
    @Nullable Instant expiresAt) {

  public static NewMessage toMember(
      UUID cause, UUID member, MessageKind kind, Parameters parameters) {
    return new NewMessage(cause, member, null, kind, parameters, null);
  }

  public static NewMessage toContact(
      UUID cause, ContactId contact, MessageKind kind, Parameters parameters) {
    return new NewMessage(cause, null, contact, kind, parameters, null);
  }

  public NewMessage until(@Nullable Instant instant) {
    return new NewMessage(causeId, memberId, contactId, kind, parameters, instant);
  }
}
