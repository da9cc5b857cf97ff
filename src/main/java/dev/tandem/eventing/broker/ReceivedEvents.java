package dev.tandem.eventing.broker;

import dev.tandem.eventing.message.BrokerMessages;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.amqp.core.Message;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds events that were received before. */
record ReceivedEvents(JdbcClient jdbc) {

  private static final Pattern UUID_PATTERN =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  /** Those among the events of the messages and their predecessors. */
  List<ReceivedEvent> among(List<Message> messages) {
    var ids =
        messages.stream()
            .flatMap(ReceivedEvents::ids)
            .filter(UUID_PATTERN.asMatchPredicate())
            .map(UUID::fromString)
            .toArray(UUID[]::new);
    return jdbc.sql("select module, event_id from eventing.inbox where event_id = any(?)")
        .param(ids)
        .query((row, i) ->
            new ReceivedEvent(row.getString("module"), row.getObject("event_id", UUID.class)))
        .list();
  }

  private static Stream<String> ids(Message message) {
    return Stream.concat(
        Stream.ofNullable(message.getMessageProperties().getMessageId()),
        BrokerMessages.previousOf(message).stream());
  }
}
