package dev.tandem.billing.payment;

import dev.tandem.kernel.money.Money;

/**
 * A pack that a mentee wants to buy.
 *
 * @param card the gateway's token
 */
public record PackOrder(Money price, String card) {}
