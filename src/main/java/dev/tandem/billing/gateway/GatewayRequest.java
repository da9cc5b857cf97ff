package dev.tandem.billing.gateway;

import dev.tandem.kernel.money.Money;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway is asked to do.
 *
 * @param key {@code booking:operation:attempt}, the idempotency key
 * @param card the gateway's token of the card to charge
 */
@ValueObject
public record GatewayRequest(
    String key, GatewayOperation operation, Money amount, @Nullable String card) {}
