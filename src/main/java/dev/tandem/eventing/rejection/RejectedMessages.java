package dev.tandem.eventing.rejection;

import dev.tandem.eventing.delivery.FailureSummary;
import dev.tandem.eventing.log.StoredPayloads;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.Message;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Messages of the broker that are malformed or forged, or come from a fenced publisher. */
@Component
public class RejectedMessages {

  private static final int MAX_ID = 200;
  private static final int MAX_BODY = 100_000;

  private final JdbcClient jdbc;
  private final StoredPayloads payloads;

  public RejectedMessages(JdbcClient jdbc, StoredPayloads payloads) {
    this.jdbc = jdbc;
    this.payloads = payloads;
  }

  public void add(Message message, RuntimeException reason) {
    var name = storable(message.getMessageProperties().getType(), MAX_ID);
    var body = new String(message.getBody(), StandardCharsets.UTF_8);
    jdbc.sql(
            """
            insert into eventing.rejected_message (message_id, name, reason, body)
            values (?, ?, ?, ?)
            """)
        .param(storable(message.getMessageProperties().getMessageId(), MAX_ID))
        .param(name)
        .param(storable(FailureSummary.of(reason), MAX_BODY))
        .param(storable(payloads.encryptOrRedact(String.valueOf(name), body), MAX_BODY))
        .update();
  }

  /** Whatever somebody sent: the database takes no NUL, and does not need all of it. */
  private static @Nullable String storable(@Nullable String text, int length) {
    return text == null
        ? null
        : text.substring(0, Math.min(text.length(), length)).replace("\0", "");
  }

  /** The latest first, without the bodies, which may contain personal data. */
  public Page<RejectedMessage> page(Paging paging) {
    var messages =
        jdbc.sql(
                """
                select id, at, message_id, reason, length(body) as characters
                  from eventing.rejected_message order by at desc, id desc limit ? offset ?
                """)
            .params(paging.size(), paging.offset())
            .query((row, i) ->
                new RejectedMessage(
                    row.getObject("id", UUID.class),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getString("message_id"),
                    row.getString("reason"),
                    row.getInt("characters")))
            .list();
    long total =
        jdbc.sql("select count(*) from eventing.rejected_message").query(Long.class).single();
    return Page.of(messages, paging, total);
  }
}
