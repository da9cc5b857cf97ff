package dev.tandem.billing.simulation;

import dev.tandem.billing.gateway.GatewayRequest;
import dev.tandem.billing.gateway.GatewayResponse;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers the result of each request by its key; the first result stays. */
@Component
class SimulatedOperations {

  private final JdbcClient jdbc;
  private final Clock clock;

  SimulatedOperations(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  GatewayResponse save(
      GatewayRequest request, String outcome, @Nullable String reason, Duration visibleAfter) {
    jdbc.sql(
            """
            insert into billing.simulated_operation (key, operation, outcome, reason, visible_at)
            values (?, ?, ?, ?, ?) on conflict do nothing\
            """)
        .params(request.key(), request.operation().name(), outcome)
        .param(reason)
        .param(clock.instant().plus(visibleAfter))
        .update();
    return find(request);
  }

  GatewayResponse find(GatewayRequest request) {
    return jdbc.sql(
            "select outcome, reason, visible_at from billing.simulated_operation where key = ?")
        .param(request.key())
        .query(SimulatedOperation.class)
        .optional()
        .map(operation -> operation.response(clock.instant()))
        .orElseGet(GatewayResponse.NotReceived::new);
  }
}
