package dev.tandem.billing.simulation;

import dev.tandem.billing.gateway.WebhookSignature;
import dev.tandem.billing.gateway.Webhooks;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Signs and delivers the simulated gateway's webhooks as if they came from outside. */
@Component
public class SimulatedWebhooks {

  private final SimulatedGateway gateway;
  private final SimulatedWebhookQueue queue;
  private final Webhooks webhooks;
  private final WebhookSignature signature;
  private final ObjectMapper json;
  private final Clock clock;

  SimulatedWebhooks(
      SimulatedGateway gateway,
      SimulatedWebhookQueue queue,
      Webhooks webhooks,
      WebhookSignature signature,
      ObjectMapper json,
      Clock clock) {
    this.gateway = gateway;
    this.queue = queue;
    this.webhooks = webhooks;
    this.signature = signature;
    this.json = json;
    this.clock = clock;
  }

  public void deliverDue() {
    for (var webhook : queue.takeDue(clock.instant())) {
      var body =
          json.writeValueAsBytes(
              Map.of("id", webhook.eventId(), "type", webhook.type(), "key", webhook.key()));
      webhooks.receive(gateway.name(), body, signature.sign(body, clock.instant()));
    }
  }
}
