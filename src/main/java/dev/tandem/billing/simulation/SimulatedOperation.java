package dev.tandem.billing.simulation;

import dev.tandem.billing.gateway.GatewayResponse;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the simulated gateway remembers of a request.
 *
 * @param visibleAt when the result is known
 */
record SimulatedOperation(String outcome, @Nullable String reason, Instant visibleAt) {

  GatewayResponse response(Instant now) {
    if (now.isBefore(visibleAt)) {
      return new GatewayResponse.Pending();
    }
    return outcome.equals("SUCCEEDED")
        ? new GatewayResponse.Succeeded()
        : new GatewayResponse.Declined(Optional.ofNullable(reason).orElse("declined"));
  }
}
