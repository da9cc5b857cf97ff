package dev.tandem.billing.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.billing.gateway.GatewayOrder;
import dev.tandem.billing.gateway.GatewayOrderProcessor;
import dev.tandem.billing.gateway.PaymentGateway.GatewayOperation;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.time.Ids;
import dev.tandem.kernel.web.IdempotentRequests;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

/** Sells credits to mentees: orders a pack in a transaction and charges the card after it. */
@Component
public class PackPurchases {

  /** In minor units; limits the damage of a typing error. */
  static final long MAX_PRICE = 1_000_000;

  private static final String SELECT =
      """
      select id, member_id, amount as price_minor, currency as price_currency, status, reason,
        ordered_at
      from billing.pack\
      """;

  private final JdbcClient jdbc;
  private final CreditPacks packs;
  private final GatewayOrderProcessor processor;
  private final IdempotentRequests requests;
  private final TransactionTemplate transaction;

  PackPurchases(
      JdbcClient jdbc,
      ObjectMapper json,
      CreditPacks packs,
      GatewayOrderProcessor processor,
      TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.packs = packs;
    this.processor = processor;
    this.requests = new IdempotentRequests(jdbc, json, "billing");
    this.transaction = transaction;
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record CreditPack(
      UUID id,
      UUID memberId,
      @Embedded(onEmpty = OnEmpty.USE_EMPTY, prefix = "price_") Money price,
      String status,
      @Nullable String reason,
      Instant orderedAt) {}

  public record PackOrder(Money price, String card) {}

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
    return get(ordered.id());
  }

  private OrderedPack place(UUID member, PackOrder order) {
    var pack = Ids.next();
    packs.orderPack(pack, member, order.price(), order.card());
    return new OrderedPack(pack);
  }

  /** A pack of another member is not found. */
  public CreditPack getForMember(UUID member, UUID id) {
    return jdbc.sql(SELECT + " where id = ? and member_id = ?")
        .params(id, member)
        .query(CreditPack.class)
        .optional()
        .orElseThrow(() -> Problem.notFound("pack"));
  }

  private CreditPack get(UUID id) {
    return jdbc.sql(SELECT + " where id = ?").param(id).query(CreditPack.class).single();
  }

  public Page<CreditPack> list(@Nullable UUID member, Paging paging) {
    var where = " where (member_id = :member or :member::uuid is null)";
    var items =
        jdbc.sql(SELECT + where + " order by ordered_at desc, id limit :size offset :offset")
            .param("member", member)
            .param("size", paging.size())
            .param("offset", paging.offset())
            .query(Rows.of(CreditPack.class))
            .list();
    long total =
        jdbc.sql("select count(*) from billing.pack" + where)
            .param("member", member)
            .query(Long.class)
            .single();
    return Page.of(items, paging, total);
  }
}
