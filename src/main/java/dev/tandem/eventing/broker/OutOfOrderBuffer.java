package dev.tandem.eventing.broker;

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
 * Messages that came before the one of their key that was sent before them. They are kept until it
 * comes: it will, for its sender does not move on without it.
 */
class OutOfOrderBuffer {

  private final JdbcClient jdbc;
  private final JsonMapper json = JsonMapper.shared();

  OutOfOrderBuffer(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean hasMessages() {
    return jdbc.sql("select exists (select 1 from eventing.inbox_pending)")
        .query(Boolean.class)
        .single();
  }

  void add(Message message, UUID event, UUID previous) {
    var its = message.getMessageProperties();
    var headers = new HashMap<String, String>();
    its.getHeaders().forEach((name, value) -> headers.put(name, String.valueOf(value)));
    var kept =
        new BufferedMessage(
            its.getType(),
            its.getCorrelationId(),
            headers,
            new String(message.getBody(), StandardCharsets.UTF_8));
    jdbc.sql(
            """
            insert into eventing.inbox_pending (queue, event_id, previous, message) values (?, ?, ?, ?)
            on conflict do nothing
            """)
        .param(its.getConsumerQueue())
        .param(event)
        .param(previous)
        .param(json.writeValueAsString(kept))
        .update();
  }

  /** Those that waited for the event, which has come. */
  List<Message> takeSuccessorsOf(String queue, UUID event) {
    return jdbc.sql(
            "delete from eventing.inbox_pending where queue = ? and previous = ?"
                + " returning event_id, message")
        .params(queue, event)
        .query((row, i) -> message(queue, row.getString(1), row.getString(2)))
        .list();
  }

  private Message message(String queue, String event, String kept) {
    var its = json.readValue(kept, BufferedMessage.class);
    var message =
        MessageBuilder.withBody(its.body().getBytes(StandardCharsets.UTF_8))
            .setMessageId(event)
            .copyHeaders(Map.copyOf(its.headers()))
            .build();
    var properties = message.getMessageProperties();
    properties.setType(its.type());
    properties.setCorrelationId(its.correlation());
    properties.setConsumerQueue(queue);
    return message;
  }

  record BufferedMessage(
      @Nullable String type,
      @Nullable String correlation,
      Map<String, String> headers,
      String body) {}
}
