package dev.tandem.billing;

import dev.tandem.access.memberdata.ErasureObjection;
import dev.tandem.kernel.money.Money;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is held for a member, or owed by or to a member, who wants to leave. */
@Component
class MoneyInTheWay {

  private static final String UNANSWERED =
      """
      select count(*) from billing.gateway_order
      where member_id = :member and status in ('READY', 'SENT', 'UNKNOWN', 'PENDING')
      """;

  private static final String HELD =
      """
      select currency, sum(gross - refunded) from billing.payment
      where :member in (mentee_id, mentor_id) and status in ('REQUESTED', 'FUNDED')
      group by currency having sum(gross - refunded) > 0 order by 1
      """;

  private static final String PENDING =
      """
      select currency, sum(amount) from billing.earning
      where mentor_id = :member and status = 'PENDING'
      group by currency having sum(amount) > 0 order by 1
      """;

  private static final String PAYABLE =
      """
      select currency, sum(credit - debit) from billing.entry
      where member_id = :member and account in ('mentor:payable', 'payout:transit')
      group by currency having sum(credit - debit) > 0 order by 1
      """;

  private static final String CLAWBACK =
      """
      select currency, sum(debit - credit) from billing.entry
      where member_id = :member and account = 'mentor:clawback'
      group by currency having sum(debit - credit) > 0 order by 1
      """;

  private static final String UNPAID =
      """
      select currency, sum(total - credited) from billing.document
      where member_id = :member and kind = 'INVOICE' and due_on is not null and paid_at is null
      group by currency having sum(total - credited) > 0 order by 1
      """;

  private static final String CHARGED_BACK =
      """
      select currency, sum(amount) from billing.chargeback
      where member_id = :member and closed_at is null
      group by currency order by 1
      """;

  private static final String CREDITS =
      """
      select currency, sum(remaining) from billing.lot
      where member_id = :member and remaining > 0 and expires_at > :now
      group by currency order by 1
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  MoneyInTheWay(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The next payout to the member leaves nothing behind, however small it is. */
  void payOutInFull(UUID member) {
    jdbc.sql(
            """
            insert into billing.full_payout (member_id, asked_at) values (?, ?)
            on conflict do nothing
            """)
        .params(member, clock.instant())
        .update();
  }

  /**
   * @param forgoesCredits whether prepaid sessions are given up
   */
  List<ErasureObjection> objections(UUID member, boolean forgoesCredits) {
    var found = new ArrayList<ErasureObjection>();
    if (jdbc.sql(UNANSWERED).param("member", member).query(Integer.class).single() > 0) {
      found.add(
          new ErasureObjection(
              "payment-unanswered",
              "A bank has not answered yet. Ask again when the payment has arrived or failed."));
    }
    add(
        found,
        member,
        HELD,
        "money-held",
        "Money is held for your sessions until they are over: %s.");
    add(
        found,
        member,
        PENDING,
        "earnings-held-back",
        "Some of your earnings are held back for some days after the session: %s.");
    add(
        found,
        member,
        PAYABLE,
        "payout-ahead",
        "The next run on Monday pays you %s. Leave when the money has arrived.");
    add(found, member, CLAWBACK, "money-owed", "You owe %s for refunds. Ask Tandem to settle it.");
    add(
        found,
        member,
        UNPAID,
        "invoice-unpaid",
        "Invoices of %s are not paid. Leave when they are.");
    add(
        found,
        member,
        CHARGED_BACK,
        "payment-charged-back",
        "Your bank has taken %s back. Ask Tandem to settle it.");
    if (!forgoesCredits) {
      add(
          found,
          member,
          CREDITS,
          "credits-left",
          "You have prepaid sessions worth %s. Use them, or give them up when you ask to leave.");
    }
    return List.copyOf(found);
  }

  private void add(
      List<ErasureObjection> found, UUID member, String sql, String reason, String sentence) {
    var amounts =
        jdbc.sql(sql)
            .param("member", member)
            .param("now", clock.instant())
            .query((row, number) -> Money.of(row.getLong(2), row.getString(1)))
            .list();
    if (!amounts.isEmpty()) {
      var text = amounts.stream().map(Money::toString).collect(Collectors.joining(" and "));
      found.add(new ErasureObjection(reason, sentence.formatted(text)));
    }
  }
}
