package dev.tandem.notifications.message;

import dev.tandem.notifications.ContactId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.jspecify.annotations.Nullable;

/**
 * A message to one person, either to a member or to a contact point that may have no member yet.
 *
 * @param causeId the event or the request that caused it; it causes each kind once for a recipient
 * @param dueAt when it may be sent at the earliest
 * @param expiresAt from when on it says nothing that helps
 * @param changedAt when its status last changed
 * @param note why it has this status, a code for operators
 */
@AggregateRoot
public record Message(
    @Identity MessageId id,
    UUID causeId,
    @Nullable UUID memberId,
    @Nullable ContactId contactId,
    MessageKind kind,
    MessageTopic topic,
    Parameters parameters,
    MessageStatus status,
    int attempts,
    Instant queuedAt,
    Instant dueAt,
    @Nullable Instant expiresAt,
    Instant changedAt,
    String note) {

  public boolean isExpired(Instant now) {
    return expiresAt != null && !now.isBefore(expiresAt);
  }

  /** Claimed by the process that will hand it over. */
  public Message claim(Instant now) {
    require(MessageStatus.QUEUED);
    return with(MessageStatus.SENDING, attempts + 1, dueAt, now, "");
  }

  public Message sent(Instant now) {
    require(MessageStatus.SENDING);
    return with(MessageStatus.SENT, attempts, dueAt, now, "");
  }

  public Message failed(Instant now, String reason) {
    require(MessageStatus.SENDING);
    return with(MessageStatus.FAILED, attempts, dueAt, now, reason);
  }

  /** To be tried again after a pause. */
  public Message retry(Instant now, Duration pause, String reason) {
    require(MessageStatus.SENDING);
    return with(MessageStatus.QUEUED, attempts, now.plus(pause), now, reason);
  }

  public Message unknown(Instant now, String reason) {
    require(MessageStatus.SENDING);
    return with(MessageStatus.UNKNOWN, attempts, dueAt, now, reason);
  }

  public Message suppress(Instant now, String reason) {
    require(MessageStatus.QUEUED);
    return with(MessageStatus.SUPPRESSED, attempts, dueAt, now, reason);
  }

  public Message keep(Instant now) {
    require(MessageStatus.QUEUED);
    return with(MessageStatus.KEPT, attempts, dueAt, now, "no-mail-server");
  }

  /** To be looked at again later, since the person has got enough of this topic for now. */
  public Message hold(Instant until, Instant now) {
    require(MessageStatus.QUEUED);
    return with(MessageStatus.QUEUED, attempts, until, now, "held-back");
  }

  private void require(MessageStatus expected) {
    if (status != expected) {
      throw new IllegalStateException("Message %s is %s".formatted(id.value(), status));
    }
  }

  private Message with(MessageStatus changed, int tried, Instant due, Instant now, String reason) {
    return new Message(
        id,
        causeId,
        memberId,
        contactId,
        kind,
        topic,
        parameters,
        changed,
        tried,
        queuedAt,
        due,
        expiresAt,
        now,
        reason);
  }
}
