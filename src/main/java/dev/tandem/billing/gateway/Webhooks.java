package dev.tandem.billing.gateway;

import dev.tandem.kernel.web.Problem;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/**
 * What the gateway tells of its own accord: kept first, by its id, then applied. The same message
 * twice, or messages in another order, end the same.
 */
@Component
public class Webhooks {

  private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final WebhookSignature signature;
  private final GatewayResults results;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Webhooks(
      JdbcClient jdbc,
      ObjectMapper json,
      WebhookSignature signature,
      GatewayResults results,
      TransactionTemplate transaction,
      Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.signature = signature;
    this.results = results;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * @throws Problem 400 if the signature does not fit or the message cannot be read
   */
  public void receive(String gateway, byte[] body, @Nullable String header) {
    if (!signature.isValid(header, body)) {
      throw Problem.malformed("The signature does not fit the body, or is older than 5 minutes.");
    }
    var text = new String(body, StandardCharsets.UTF_8);
    var message = parse(text);
    jdbc.sql(
            """
            insert into billing.webhook (event_id, gateway, body, received_at)
            values (?, ?, ?, ?) on conflict do nothing\
            """)
        .params(message.id(), gateway, text, Timestamp.from(clock.instant()))
        .update();
    apply(message);
  }

  private WebhookMessage parse(String text) {
    try {
      var message = json.readValue(text, WebhookPayload.class);
      var id = message == null ? null : message.id();
      var type = message == null ? null : message.type();
      var key = message == null ? null : message.key();
      if (message != null && id != null && id.length() <= 200 && type != null && key != null) {
        return new WebhookMessage(id, type, key, message.reason());
      }
    } catch (JacksonException e) {
      LOG.debug("A signed message that is not one", e);
    }
    throw Problem.malformed("A message has an id, a type and the key of an order.");
  }

  /** Those that were kept but not applied, because something was in the way. */
  public void applyPending() {
    var kept =
        jdbc.sql(
                """
                select body from billing.webhook where applied_at is null
                order by received_at limit 50\
                """)
            .query((row, _) -> row.getString(1))
            .list();
    kept.forEach(it -> apply(parse(it)));
  }

  private void apply(WebhookMessage message) {
    transaction.executeWithoutResult(_ -> applyOnce(message));
  }

  private void applyOnce(WebhookMessage message) {
    boolean open =
        jdbc.sql(
                """
                select event_id from billing.webhook
                where event_id = ? and applied_at is null for update\
                """)
            .param(message.id())
            .query(String.class)
            .optional()
            .isPresent();
    if (open) {
      var status = orderStatus(message.type());
      if (status != null) {
        results.apply(message.key(), status, message.reason());
      }
      jdbc.sql("update billing.webhook set applied_at = ? where event_id = ?")
          .params(Timestamp.from(clock.instant()), message.id())
          .update();
    }
  }

  private static @Nullable OrderStatus orderStatus(String type) {
    return switch (type) {
      case "capture.pending", "refund.pending", "payout.pending" -> OrderStatus.PENDING;
      case "capture.succeeded", "refund.succeeded", "payout.paid" -> OrderStatus.SUCCEEDED;
      case "capture.failed", "refund.failed", "payout.failed" -> OrderStatus.FAILED;
      case "dispute.lost" -> OrderStatus.CHARGED_BACK;
      default -> null;
    };
  }

  record WebhookPayload(
      @Nullable String id, @Nullable String type, @Nullable String key, @Nullable String reason) {}

  record WebhookMessage(String id, String type, String key, @Nullable String reason) {}
}
