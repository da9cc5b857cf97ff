package dev.tandem.billing.payment;

import dev.tandem.billing.gateway.GatewayOperation;
import dev.tandem.billing.gateway.GatewayOrder;
import dev.tandem.billing.gateway.GatewayOrderProcessor;
import dev.tandem.billing.payer.PayerRules;
import dev.tandem.kernel.time.Ids;
import dev.tandem.kernel.web.IdempotentRequests;
import dev.tandem.kernel.web.Problem;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

/** Sells credits to mentees: orders a pack in a transaction and charges the card after it. */
@Component
public class PackPurchases {

  /** In minor units; limits the damage of a typing error. */
  static final long MAX_PRICE = 1_000_000;

  private final CreditPacks packs;
  private final CreditPackQueries queries;
  private final GatewayOrderProcessor processor;
  private final PayerRules payerRules;
  private final IdempotentRequests requests;
  private final TransactionTemplate transaction;

  PackPurchases(
      JdbcClient jdbc,
      ObjectMapper json,
      CreditPacks packs,
      CreditPackQueries queries,
      GatewayOrderProcessor processor,
      PayerRules payerRules,
      TransactionTemplate transaction) {
    this.packs = packs;
    this.queries = queries;
    this.processor = processor;
    this.payerRules = payerRules;
    this.requests = new IdempotentRequests(jdbc, json, "billing");
    this.transaction = transaction;
  }

  record OrderedPack(UUID id) {}

  public CreditPack buy(UUID member, PackOrder order, @Nullable String key) {
    if (!order.price().isPositive() || order.price().minor() > MAX_PRICE) {
      throw Problem.refused("price", "A pack costs between 0.01 and 10,000.00.");
    }
    var ordered =
        Objects.requireNonNull(
            transaction.execute(_ ->
                requests.executeOnce(
                    member, key, order, OrderedPack.class, () -> place(member, order))));
    processor.processNow(GatewayOrder.keyOf(ordered.id(), GatewayOperation.CAPTURE, 1));
    return queries.get(ordered.id());
  }

  private OrderedPack place(UUID member, PackOrder order) {
    payerRules.requireAllowedToOrderPack(member);
    var pack = Ids.next();
    packs.orderPack(pack, member, order.price(), order.card());
    return new OrderedPack(pack);
  }
}
