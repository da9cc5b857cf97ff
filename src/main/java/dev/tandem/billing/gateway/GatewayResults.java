package dev.tandem.billing.gateway;

import org.jspecify.annotations.Nullable;

/** Receives the results of orders, in the caller's transaction. */
public interface GatewayResults {

  void apply(String key, GatewayResponse response);

  void apply(String key, OrderStatus status, @Nullable String reason);

  /**
   * Applies what a webhook says of an order; nothing if the order is of another kind.
   *
   * @return whether an order with this key exists
   */
  boolean applyMessage(
      String key, GatewayOperation operation, OrderStatus status, @Nullable String reason);
}
