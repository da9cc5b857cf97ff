package dev.tandem.billing.gateway;

import org.jspecify.annotations.Nullable;

/** Receives the results of orders, in the caller's transaction. */
public interface GatewayResults {

  void apply(String key, GatewayResponse response);

  /**
   * @return whether an order with this key exists
   */
  boolean apply(String key, OrderStatus status, @Nullable String reason);
}
