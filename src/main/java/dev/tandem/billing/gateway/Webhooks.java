package dev.tandem.billing.gateway;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.web.Problem;
import java.nio.charset.StandardCharsets;
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
 * Stores the gateway's webhooks by id, then applies them. The result is the same if messages arrive
 * twice or out of order.
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
   * @throws Problem 400 if the signature is not valid or the message cannot be parsed
   */
  public void receive(String gateway, byte[] body, @Nullable String header) {
    if (!signature.isValid(header, body)) {
      throw Problem.malformed(
          "The signature does not match the body, or it is older than 5 minutes.");
    }
    var text = new String(body, StandardCharsets.UTF_8);
    var message = parse(text);
    jdbc.sql(
            """
            insert into billing.webhook (event_id, gateway, body, received_at)
            values (?, ?, ?, ?) on conflict do nothing\
            """)
        .params(message.id(), gateway, text, clock.instant())
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
      LOG.debug("A signed webhook cannot be parsed", e);
    }
    throw Problem.malformed("A message needs an id, a type and the key of an order.");
  }

  /** Applies up to 50 messages that were stored but could not be applied at once. */
  public void applyPending() {
    var bodies =
        jdbc.sql(
                """
                select body from billing.webhook where applied_at is null
                order by received_at limit 50\
                """)
            .query(Rows.of(String.class))
            .list();
    bodies.forEach(body -> apply(parse(body)));
  }

  private void apply(WebhookMessage message) {
    transaction.executeWithoutResult(_ -> applyOnce(message));
  }

  private void applyOnce(WebhookMessage message) {
    boolean pending =
        jdbc.sql(
                """
                select event_id from billing.webhook
                where event_id = ? and applied_at is null for update\
                """)
            .param(message.id())
            .query(String.class)
            .optional()
            .isPresent();
    if (pending) {
      var status = orderStatus(message.type());
      if (status != null) {
        results.apply(message.key(), status, message.reason());
      }
      jdbc.sql("update billing.webhook set applied_at = ? where event_id = ?")
          .params(clock.instant(), message.id())
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
