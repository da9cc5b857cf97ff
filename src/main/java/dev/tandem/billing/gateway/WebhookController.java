package dev.tandem.billing.gateway;

import dev.tandem.kernel.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Receives the gateway's webhooks. */
@RestController
class WebhookController {

  private final Webhooks webhooks;
  private final PaymentGateway gateway;

  WebhookController(Webhooks webhooks, PaymentGateway gateway) {
    this.webhooks = webhooks;
    this.gateway = gateway;
  }

  @PostMapping("/api/billing/webhooks/{name}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void receive(
      @PathVariable String name,
      @RequestBody(required = false) byte @Nullable [] body,
      @RequestHeader(name = "Tandem-Signature", required = false) @Nullable String signature) {
    if (!gateway.name().equals(name)) {
      throw Problem.notFound("gateway");
    }
    webhooks.receive(name, body == null ? new byte[0] : body, signature);
  }
}
