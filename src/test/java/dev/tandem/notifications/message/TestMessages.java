package dev.tandem.notifications.message;

import dev.tandem.notifications.ContactId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Messages for tests. */
public final class TestMessages {

  private TestMessages() {}

  public static Message queued(MessageKind kind, Parameters parameters, Instant at) {
    return of(UUID.randomUUID(), null, kind, parameters, at);
  }

  public static Message toContact(MessageKind kind, Parameters parameters, Instant at) {
    return of(null, ContactId.next(), kind, parameters, at);
  }

  private static Message of(
      @Nullable UUID member,
      @Nullable ContactId contact,
      MessageKind kind,
      Parameters parameters,
      Instant at) {
    return new Message(
        MessageId.next(),
        UUID.randomUUID(),
        member,
        contact,
        kind,
        kind.topic(),
        parameters,
        MessageStatus.QUEUED,
        0,
        at,
        at,
        null,
        at,
        "");
  }
}
