package dev.tandem.eventing.broker;

import dev.tandem.eventing.log.StoredPayloads;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Buffers messages that arrived before their predecessor of the same key. The predecessor will
 * arrive, since its sender does not advance without the confirm.
 */
class OutOfOrderBuffer {

  private final JdbcClient jdbc;
  private final StoredPayloads payloads;
  private final JsonMapper json = JsonMapper.shared();

  OutOfOrderBuffer(JdbcClient jdbc, StoredPayloads payloads) {
    this.jdbc = jdbc;
    this.payloads = payloads;
  }

  boolean hasMessages() {
    return jdbc.sql("select exists (select 1 from eventing.inbox_pending)")
        .query(Boolean.class)
        .single();
  }

  void add(Message message, UUID event, UUID previous) {
    var properties = message.getMessageProperties();
    var headers = new HashMap<String, String>();
    properties.getHeaders().forEach((name, value) -> headers.put(name, String.valueOf(value)));
    var kept =
        new BufferedMessage(
            properties.getType(),
            properties.getCorrelationId(),
            headers,
            payloads.encrypt(
                String.valueOf(properties.getType()),
                new String(message.getBody(), StandardCharsets.UTF_8)));
    jdbc.sql(
            """
            insert into eventing.inbox_pending (queue, event_id, previous, message) values (?, ?, ?, ?)
            on conflict do nothing
            """)
        .param(properties.getConsumerQueue())
        .param(event)
        .param(previous)
        .param(json.writeValueAsString(kept))
        .update();
  }

  /** Removes the messages whose predecessor is the event. */
  List<Message> takeSuccessorsOf(String queue, UUID event) {
    return jdbc.sql(
            "delete from eventing.inbox_pending where queue = ? and previous = ?"
                + " returning event_id, message")
        .params(queue, event)
        .query((row, i) -> message(queue, row.getString(1), row.getString(2)))
        .list();
  }

  private Message message(String queue, String event, String kept) {
    var buffered = json.readValue(kept, BufferedMessage.class);
    var message =
        MessageBuilder.withBody(buffered.body().getBytes(StandardCharsets.UTF_8))
            .setMessageId(event)
            .copyHeaders(Map.copyOf(buffered.headers()))
            .build();
    var properties = message.getMessageProperties();
    properties.setType(buffered.type());
    properties.setCorrelationId(buffered.correlation());
    properties.setConsumerQueue(queue);
    return message;
  }

  record BufferedMessage(
      @Nullable String type,
      @Nullable String correlation,
      Map<String, String> headers,
      String body) {}
}
