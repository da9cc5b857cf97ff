package dev.tandem.billing.ledger;

import dev.tandem.billing.store.HashChain;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Checks the invariants of the ledger in one snapshot of the database. */
@Component
public class LedgerInvariants {

  private final JdbcClient jdbc;
  private final LedgerReplay replay;
  private final TotalsCheck totals;
  private final HashChain hashChain;

  LedgerInvariants(JdbcClient jdbc, LedgerReplay replay, TotalsCheck totals, HashChain hashChain) {
    this.jdbc = jdbc;
    this.replay = replay;
    this.totals = totals;
    this.hashChain = hashChain;
  }

  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public List<InvariantCheck> checkAll() {
    return List.of(
        countBreaches(
            "Debits equal credits in every currency",
            """
            select count(*) from (select currency from billing.entry
            group by currency having sum(debit) <> sum(credit)) broken\
            """),
        countBreaches(
            "No booking's escrow is negative",
            """
            select count(*) from (select subject from billing.entry
            where account = 'booking:escrow'
            group by subject having sum(credit) < sum(debit)) broken\
            """),
        countBreaches(
            "The escrow of a finished booking is empty",
            """
            select count(*) from (select subject from billing.entry
            join billing.payment on booking_id = subject
            where account = 'booking:escrow' and outcome is not null
            group by subject having sum(credit) <> sum(debit)) broken\
            """),
        countBreaches(
            "No mentor's payable balance is negative",
            """
            select count(*) from (select subject from billing.entry
            where account = 'mentor:payable'
            group by subject, currency having sum(credit) < sum(debit)) broken\
            """),
        countBreaches(
            "No booking is refunded more than its price",
            "select count(*) from billing.payment where refunded > gross"),
        countBreaches(
            "No refund is paid more than once",
            """
            select count(*) from (select refund_id from billing.gateway_order
            where refund_id is not null and status = 'SUCCEEDED'
            group by refund_id having count(*) > 1) broken\
            """),
        new InvariantCheck(
            "The ledger equals a replay of the recorded events", replay.countDifferences()),
        new InvariantCheck(
            "The totals of accounts equal the sum of their entries", totals.countOfAccounts()),
        new InvariantCheck(
            "The totals of members equal the sum of their entries", totals.countOfMembers()),
        new InvariantCheck(
            "What is payable equals the sum of its entries", totals.countOfPayable()),
        new InvariantCheck(
            "No recorded event was changed or removed", hashChain.findBrokenStreams().size()));
  }

  private InvariantCheck countBreaches(String rule, String sql) {
    return new InvariantCheck(rule, jdbc.sql(sql).query(Long.class).single());
  }
}
