package dev.tandem.notifications.message;

import dev.tandem.kernel.time.Timestamps;
import dev.tandem.notifications.NotificationsProperties;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Queues messages in the transaction of what they tell of. */
@Component
public class MessageQueue {

  private final JdbcClient jdbc;
  private final ParametersJson json;
  private final NotificationsProperties properties;
  private final Clock clock;

  MessageQueue(
      JdbcClient jdbc, ParametersJson json, NotificationsProperties properties, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * Queues a message; the same cause queues it only once. What happened long ago is no news: a new
   * module that reads the log from its beginning tells nobody of it.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void add(NewMessage message) {
    var now = clock.instant();
    var happenedAt = message.happenedAt();
    if (happenedAt == null || happenedAt.isAfter(now.minus(properties.news()))) {
      insert(MessageId.next(), message, message.kind().topic(), now);
    }
  }

  /** Sends no message of a kind to a member that waits still, since it is no longer true. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void withdraw(UUID member, MessageKind kind) {
    jdbc.sql(
            """
            update notifications.message
            set status = 'SUPPRESSED', note = 'no-longer-true', changed_at = :now
            where member_id = :member and kind = :kind and status = 'QUEUED'
            """)
        .param("now", clock.instant())
        .param("member", member)
        .param("kind", kind)
        .update();
  }

  /** Queues a digest in the place of messages of a topic; they are bundled from now on. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void bundle(UUID member, MessageTopic topic, List<MessageId> messages, Instant now) {
    var digest = MessageId.next();
    var parameters =
        Parameters.NONE
            .with(Parameter.COUNT, messages.size())
            .with(Parameter.VARIANT, topic.code());
    insert(
        digest,
        NewMessage.toMember(digest.value(), member, MessageKind.DIGEST, parameters),
        topic,
        now);
    jdbc.sql(
            """
            update notifications.message
            set status = 'BUNDLED', digest_id = :digest, changed_at = :now
            where id = any(:ids) and status = 'QUEUED'
            """)
        .param("digest", digest)
        .param("now", now)
        .param("ids", messages.stream().map(MessageId::value).toArray(UUID[]::new))
        .update();
  }

  private void insert(MessageId id, NewMessage message, MessageTopic topic, Instant now) {
    jdbc.sql(
            """
            insert into notifications.message
              (id, cause_id, member_id, contact_id, kind, topic, parameters, status, queued_at,
               due_at, expires_at, changed_at)
            values (:id, :cause, :member, :contact, :kind, :topic, :parameters, 'QUEUED', :now,
              :now, :expiresAt, :now)
            on conflict (cause_id, kind, member_id, contact_id) do nothing
            """)
        .param("id", id)
        .param("cause", message.causeId())
        .param("member", message.memberId(), Types.OTHER)
        .param("contact", idOrNull(message), Types.OTHER)
        .param("kind", message.kind())
        .param("topic", topic)
        .param("parameters", json.write(message.parameters()))
        .param("now", now)
        .param(
            "expiresAt",
            Timestamps.toNullableTimestamp(message.expiresAt()),
            Types.TIMESTAMP_WITH_TIMEZONE)
        .update();
  }

  private static @Nullable UUID idOrNull(NewMessage message) {
    return message.contactId() == null ? null : Objects.requireNonNull(message.contactId()).value();
  }
}
