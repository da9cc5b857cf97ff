package dev.tandem.notifications.message;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The queue of messages, which several processes work off together. */
@Repository
public class Messages {

  private final JdbcClient jdbc;
  private final RowMapper<Message> rows;

  Messages(JdbcClient jdbc, ParametersJson json) {
    this.jdbc = jdbc;
    this.rows = new MessageRows(json);
  }

  /** Locks messages that are due, passing over those that another process has locked. */
  public List<Message> lockDue(Instant now, int limit) {
    return jdbc.sql(
            """
            select * from notifications.message where status = 'QUEUED' and due_at <= :now
            order by due_at, id limit :limit for update skip locked
            """)
        .param("now", now)
        .param("limit", limit)
        .query(rows)
        .list();
  }

  /** Locks the other messages of a topic to a member that wait and may be bundled. */
  public List<Message> lockWaiting(UUID member, MessageTopic topic) {
    return jdbc.sql(
            """
            select * from notifications.message
            where status = 'QUEUED' and member_id = :member and topic = :topic
            order by queued_at, id for update skip locked
            """)
        .param("member", member)
        .param("topic", topic)
        .query(rows)
        .list();
  }

  /** When messages of a topic were sent to a member since an instant, the oldest first. */
  public List<Instant> sentSince(UUID member, MessageTopic topic, Instant since) {
    return jdbc.sql(
            """
            select changed_at from notifications.message
            where member_id = :member and topic = :topic and changed_at > :since
              and status in ('SENDING', 'SENT', 'UNKNOWN')
            order by changed_at
            """)
        .param("member", member)
        .param("topic", topic)
        .param("since", since)
        .query((row, number) -> row.getObject("changed_at", OffsetDateTime.class).toInstant())
        .list();
  }

  public void save(Message message) {
    jdbc.sql(
            """
            update notifications.message
            set status = :status, attempts = :attempts, due_at = :dueAt, changed_at = :changedAt,
              note = :note
            where id = :id
            """)
        .param("status", message.status())
        .param("attempts", message.attempts())
        .param("dueAt", message.dueAt())
        .param("changedAt", message.changedAt())
        .param("note", message.note())
        .param("id", message.id())
        .update();
  }

  /** Whoever was sending these has gone without a word: they may have arrived. */
  public int giveUpClaims(Instant now, Duration timeout) {
    return jdbc.sql(
            """
            update notifications.message
            set status = 'UNKNOWN', changed_at = :now, note = 'process-lost'
            where status = 'SENDING' and changed_at < :before
            """)
        .param("now", now)
        .param("before", now.minus(timeout))
        .update();
  }

  public Optional<Message> find(MessageId id) {
    return jdbc.sql("select * from notifications.message where id = :id")
        .param("id", id)
        .query(rows)
        .optional();
  }

  /** In the order of the ids. */
  public List<Message> findAll(List<MessageId> ids) {
    return jdbc.sql(
            """
            select m.* from notifications.message m
              join unnest(:ids::uuid[]) with ordinality as wanted (id, place) on wanted.id = m.id
            order by wanted.place
            """)
        .param("ids", ids.stream().map(MessageId::value).toArray(UUID[]::new))
        .query(rows)
        .list();
  }

  public List<Message> bundledIn(MessageId digest, int limit) {
    return jdbc.sql(
            """
            select * from notifications.message where digest_id = :digest
            order by queued_at, id limit :limit
            """)
        .param("digest", digest)
        .param("limit", limit)
        .query(rows)
        .list();
  }
}
