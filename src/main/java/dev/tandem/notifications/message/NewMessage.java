package dev.tandem.notifications.message;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.notifications.ContactId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to be queued.
 *
 * @param happenedAt when that happened which it tells of; null if it was asked for just now
 * @param expiresAt from when on it says nothing that helps
 */
public record NewMessage(
    UUID causeId,
    @Nullable UUID memberId,
    @Nullable ContactId contactId,
    MessageKind kind,
    Parameters parameters,
    @Nullable Instant happenedAt,
    @Nullable Instant expiresAt) {

  /** A message about what an event tells. */
  public static NewMessage about(
      EventMetadata event, UUID member, MessageKind kind, Parameters parameters) {
    return new NewMessage(
        event.eventId(), member, null, kind, parameters, event.occurredAt(), null);
  }

  public static NewMessage toMember(
      UUID cause, UUID member, MessageKind kind, Parameters parameters) {
    return new NewMessage(cause, member, null, kind, parameters, null, null);
  }

  public static NewMessage toContact(
      UUID cause, ContactId contact, MessageKind kind, Parameters parameters) {
    return new NewMessage(cause, null, contact, kind, parameters, null, null);
  }

  public NewMessage until(@Nullable Instant instant) {
    return new NewMessage(causeId, memberId, contactId, kind, parameters, happenedAt, instant);
  }
}
