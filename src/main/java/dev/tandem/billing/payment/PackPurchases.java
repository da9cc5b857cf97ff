package dev.tandem.billing.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.billing.gateway.GatewayOrder;
import dev.tandem.billing.gateway.GatewayOrderProcessor;
import dev.tandem.billing.gateway.PaymentGateway.GatewayOperation;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.time.Ids;
import dev.tandem.kernel.web.IdempotentRequests;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

/** Lets a mentee buy credits: ordered in one transaction, charged after it. */
@Component
public class PackPurchases {

  /** In minor units; a slip of the finger costs no more. */
  static final long MAX_PRICE = 1_000_000;

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
      Money price,
      String status,
      @Nullable String reason,
      Instant orderedAt) {}

  public record PackOrder(Money price, String card) {}

  record OrderedPack(UUID id) {}

  public CreditPack buy(UUID member, PackOrder wish, @Nullable String key) {
    if (!wish.price().isPositive() || wish.price().minor() > MAX_PRICE) {
      throw Problem.refused("price", "A pack costs between 0.01 and 10,000.00.");
    }
    var ordered =
        Objects.requireNonNull(
            transaction.execute(_ ->
                requests.executeOnce(
                    member, key, wish, OrderedPack.class, () -> order(member, wish))));
    processor.processNow(GatewayOrder.keyOf(ordered.id(), GatewayOperation.CAPTURE, 1));
    return get(ordered.id());
  }

  private OrderedPack order(UUID member, PackOrder wish) {
    var pack = Ids.next();
    packs.orderPack(pack, member, wish.price(), wish.card());
    return new OrderedPack(pack);
  }

  /** Another's pack does not exist for the member. */
  public CreditPack getForMember(UUID member, UUID id) {
    return jdbc.sql("select * from billing.pack where id = ? and member_id = ?")
        .params(id, member)
        .query(PackPurchases::toPack)
        .optional()
        .orElseThrow(() -> Problem.notFound("pack"));
  }

  private CreditPack get(UUID id) {
    return jdbc.sql("select * from billing.pack where id = ?")
        .param(id)
        .query(PackPurchases::toPack)
        .single();
  }

  public Page<CreditPack> list(@Nullable UUID member, Paging paging) {
    var where = " from billing.pack where (member_id = ? or ?::uuid is null)";
    var items =
        jdbc.sql("select *" + where + " order by ordered_at desc, id limit ? offset ?")
            .param(member)
            .param(member)
            .param(paging.size())
            .param(paging.offset())
            .query(PackPurchases::toPack)
            .list();
    long total =
        jdbc.sql("select count(*)" + where).param(member).param(member).query(Long.class).single();
    return Page.of(items, paging, total);
  }

  private static CreditPack toPack(ResultSet row, int number) throws SQLException {
    return new CreditPack(
        row.getObject("id", UUID.class),
        row.getObject("member_id", UUID.class),
        Money.of(row.getLong("amount"), row.getString("currency")),
        row.getString("status"),
        row.getString("reason"),
        row.getTimestamp("ordered_at").toInstant());
  }
}
