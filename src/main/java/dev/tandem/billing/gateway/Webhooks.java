package dev.tandem.billing.gateway;

import dev.tandem.billing.gateway.WebhookInbox.StoredWebhook;
import dev.tandem.kernel.web.Problem;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

/**
 * Stores the gateway's webhooks by id, then applies them. The result is the same if messages arrive
 * twice or out of order.
 */
@Component
public class Webhooks {

  private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);

  private final WebhookInbox inbox;
  private final WebhookParser parser;
  private final WebhookSignature signature;
  private final GatewayResults results;
  private final TransactionTemplate transaction;

  Webhooks(
      WebhookInbox inbox,
      ObjectMapper json,
      WebhookSignature signature,
      GatewayResults results,
      TransactionTemplate transaction) {
    this.inbox = inbox;
    this.parser = new WebhookParser(json);
    this.signature = signature;
    this.results = results;
    this.transaction = transaction;
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
    var message = parser.parse(text);
    inbox.store(message, gateway, text);
    apply(message);
  }

  /** Applies up to 50 messages that were kept since they could not be applied at once. */
  public void applyPending() {
    inbox.findDue().forEach(this::applyKept);
  }

  /** Applies the messages that came before their order. */
  void applyWaiting(String key) {
    inbox.findWaiting(key).forEach(this::applyKept);
  }

  /** A message that cannot be applied does not stop the others. */
  private void applyKept(StoredWebhook webhook) {
    try {
      if (!apply(parser.parse(webhook.body()))) {
        inbox.postpone(webhook);
      }
    } catch (RuntimeException e) {
      LOG.warn("Webhook {} could not be applied; it is kept", webhook.eventId(), e);
      inbox.postpone(webhook);
    }
  }

  private boolean apply(WebhookMessage message) {
    return Boolean.TRUE.equals(transaction.execute(_ -> applyOnce(message)));
  }

  /**
   * @return whether the message is done; not if its order has not been written yet
   */
  private boolean applyOnce(WebhookMessage message) {
    if (!inbox.lockPending(message.id())) {
      return true;
    }
    var status = message.orderStatus();
    boolean done =
        status == null
            || results.applyMessage(message.key(), message.operation(), status, message.reason());
    if (done) {
      inbox.markApplied(message.id());
    }
    return done;
  }
}
