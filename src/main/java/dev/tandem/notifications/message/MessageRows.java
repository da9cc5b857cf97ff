package dev.tandem.notifications.message;

import dev.tandem.kernel.time.Timestamps;
import dev.tandem.notifications.ContactId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;

/** Reads messages. */
record MessageRows(ParametersJson json) implements RowMapper<Message> {

  @Override
  public Message mapRow(ResultSet row, int number) throws SQLException {
    var contact = row.getObject("contact_id", UUID.class);
    return new Message(
        new MessageId(row.getObject("id", UUID.class)),
        row.getObject("cause_id", UUID.class),
        row.getObject("member_id", UUID.class),
        contact == null ? null : new ContactId(contact),
        MessageKind.valueOf(row.getString("kind")),
        MessageTopic.valueOf(row.getString("topic")),
        json.read(row.getString("parameters")),
        MessageStatus.valueOf(row.getString("status")),
        row.getInt("attempts"),
        Timestamps.readInstant(row, "queued_at"),
        Timestamps.readInstant(row, "due_at"),
        Timestamps.readNullableInstant(row, "expires_at"),
        Timestamps.readInstant(row, "changed_at"),
        row.getString("note"));
  }
}
