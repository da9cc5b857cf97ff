package dev.tandem.notifications.message;

import java.time.Instant;
import java.util.UUID;

/** Messages for tests. */
public final class TestMessages {

  private TestMessages() {}

  public static Message queued(MessageKind kind, Parameters parameters, Instant at) {
    return new Message(
        MessageId.next(),
        UUID.randomUUID(),
        UUID.randomUUID(),
        null,
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
