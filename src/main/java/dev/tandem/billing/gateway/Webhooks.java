package dev.tandem.billing.gateway;

import dev.tandem.kernel.web.Problem;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

/**
 * Stores the gateway's webhooks by id, then applies them. The result is the same if messages arrive
 * twice or out of order.
 */
@Component
public class Webhooks {

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
    inbox.store(message.id(), gateway, text);
    apply(message);
  }

  /** Applies up to 50 messages that were stored but could not be applied at once. */
  public void applyPending() {
    inbox.pendingBodies().forEach(body -> apply(parser.parse(body)));
  }

  private void apply(WebhookMessage message) {
    transaction.executeWithoutResult(_ -> applyOnce(message));
  }

  private void applyOnce(WebhookMessage message) {
    if (inbox.lockPending(message.id())) {
      var status = message.orderStatus();
      if (status != null) {
        results.apply(message.key(), status, message.reason());
      }
      inbox.markApplied(message.id());
    }
  }
}
