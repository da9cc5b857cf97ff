package dev.tandem.billing.simulation;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which gateway takes and pays money.
 *
 * @param gateway must be set where the database is on another machine, so that nobody takes the
 *     simulation for a real one
 */
@ConfigurationProperties("tandem.billing")
record SimulationProperties(@Nullable Gateway gateway) {

  enum Gateway {
    /** No money moves. */
    SIMULATED
  }
}
