package dev.tandem.billing.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tandem.billing.store.EventStore;
import dev.tandem.billing.store.HashChain;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** What must be true of the books at every moment, looked up when somebody asks. */
@Component
public class LedgerInvariants {

  private final JdbcClient jdbc;
  private final EventStore events;
  private final HashChain hashChain;

  LedgerInvariants(JdbcClient jdbc, EventStore events, HashChain hashChain) {
    this.jdbc = jdbc;
    this.events = events;
    this.hashChain = hashChain;
  }

  /**
   * @param breaches how many accounts, bookings or histories break it
   */
  public record InvariantCheck(String rule, long breaches) {

    @JsonProperty
    boolean holds() {
      return breaches == 0;
    }
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
            "No booking's escrow is below zero",
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
            "No mentor is owed less than nothing",
            """
            select count(*) from (select subject from billing.entry
            where account = 'mentor:payable'
            group by subject, currency having sum(credit) < sum(debit)) broken\
            """),
        countBreaches(
            "No booking is refunded more than was taken",
            "select count(*) from billing.payment where refunded > gross"),
        new InvariantCheck("The books are what the recorded events say", countReplayDifferences()),
        new InvariantCheck(
            "No recorded event was changed or removed", hashChain.findBrokenStreams().size()));
  }

  private InvariantCheck countBreaches(String rule, String sql) {
    return new InvariantCheck(rule, jdbc.sql(sql).query(Long.class).single());
  }

  private long countReplayDifferences() {
    var replayed = replayedBalances();
    var kept = storedBalances();
    return replayed.entrySet().stream()
            .filter(it -> !it.getValue().equals(kept.get(it.getKey())))
            .count()
        + kept.keySet().stream().filter(it -> !replayed.containsKey(it)).count();
  }

  private Map<String, Long> replayedBalances() {
    var sums = new TreeMap<String, Long>();
    long position = 0;
    for (var batch = events.readAfter(0, 1_000);
        !batch.isEmpty();
        batch = events.readAfter(position, 1_000)) {
      batch.stream()
          .flatMap(it -> PostingRules.postingsFor(it.event()).stream())
          .flatMap(it -> it.lines().stream())
          .forEach(it ->
              sums.merge(
                  balanceKey(it.account().code(), String.valueOf(it.subject()), it.currency()),
                  it.debit() - it.credit(),
                  Long::sum));
      position = batch.getLast().position();
    }
    return sums;
  }

  private Map<String, Long> storedBalances() {
    var sums = new TreeMap<String, Long>();
    jdbc.sql(
            """
            select account, coalesce(subject::text, 'null'), currency, sum(debit - credit)
            from billing.entry group by 1, 2, 3\
            """)
        .query((java.sql.ResultSet row) -> {
          sums.put(
              balanceKey(row.getString(1), row.getString(2), row.getString(3)), row.getLong(4));
        });
    return sums;
  }

  private static String balanceKey(String account, String subject, String currency) {
    return account + " " + subject + " " + currency;
  }
}
