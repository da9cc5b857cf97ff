package dev.tandem.billing;

import dev.tandem.kernel.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Whoever moves the money outside. Called outside of transactions, and with the same key as often
 * as needed: a key is one movement, however often it is asked for.
 */
interface PaymentGateway {

  /** As in the address of its webhooks. */
  String name();

  Answer carryOut(Order order);

  /** What became of an order; {@link Answer.Unseen} if it never arrived. */
  Answer find(Order order);

  enum Operation {
    AUTHORISE,
    CAPTURE,
    VOID,
    REFUND,
    PAYOUT
  }

  /**
   * @param key {@code booking:operation:attempt}, the idempotency key
   * @param card the gateway's token, where a card is to be charged
   */
  record Order(String key, Operation operation, Money amount, @Nullable String card) {}

  /** What the gateway says. */
  sealed interface Answer {

    record Succeeded() implements Answer {}

    record Declined(String reason) implements Answer {}

    /** It will say later, by webhook. */
    record Pending() implements Answer {}

    /** It did not answer in time: it may have moved the money or not. */
    record Unknown() implements Answer {}

    record Unseen() implements Answer {}
  }
}
