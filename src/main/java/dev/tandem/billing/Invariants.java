package dev.tandem.billing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** What must be true of the books at every moment, looked up when somebody asks. */
@Component
class Invariants {

  private final JdbcClient jdbc;
  private final EventStore events;
  private final HashChain chain;

  Invariants(JdbcClient jdbc, EventStore events, HashChain chain) {
    this.jdbc = jdbc;
    this.events = events;
    this.chain = chain;
  }

  /**
   * @param breaches how many accounts, bookings or histories break it
   */
  record Check(String rule, long breaches) {

    @JsonProperty
    boolean holds() {
      return breaches == 0;
    }
  }

  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public List<Check> check() {
    return List.of(
        count(
            "Debits equal credits in every currency",
            """
            select count(*) from (select currency from billing.entry
            group by currency having sum(debit) <> sum(credit)) broken\
            """),
        count(
            "No booking's escrow is below zero",
            """
            select count(*) from (select subject from billing.entry
            where account = 'booking:escrow'
            group by subject having sum(credit) < sum(debit)) broken\
            """),
        count(
            "The escrow of a finished booking is empty",
            """
            select count(*) from (select subject from billing.entry
            join billing.payment on booking_id = subject
            where account = 'booking:escrow' and outcome is not null
            group by subject having sum(credit) <> sum(debit)) broken\
            """),
        count(
            "No mentor is owed less than nothing",
            """
            select count(*) from (select subject from billing.entry
            where account = 'mentor:payable'
            group by subject, currency having sum(credit) < sum(debit)) broken\
            """),
        count(
            "No booking is refunded more than was taken",
            "select count(*) from billing.payment where refunded > gross"),
        new Check("The books are what the recorded events say", replayDifferences()),
        new Check("No recorded event was changed or removed", chain.broken().size()));
  }

  private Check count(String rule, String sql) {
    return new Check(rule, jdbc.sql(sql).query(Long.class).single());
  }

  private long replayDifferences() {
    var replayed = replayed();
    var kept = kept();
    return replayed.entrySet().stream()
            .filter(it -> !it.getValue().equals(kept.get(it.getKey())))
            .count()
        + kept.keySet().stream().filter(it -> !replayed.containsKey(it)).count();
  }

  private Map<String, Long> replayed() {
    var sums = new TreeMap<String, Long>();
    long position = 0;
    for (var batch = events.after(0, 1_000);
        !batch.isEmpty();
        batch = events.after(position, 1_000)) {
      batch.stream()
          .flatMap(it -> PostingRules.of(it.event()).stream())
          .flatMap(it -> it.lines().stream())
          .forEach(it ->
              sums.merge(
                  key(it.account().code(), String.valueOf(it.subject()), it.currency()),
                  it.debit() - it.credit(),
                  Long::sum));
      position = batch.getLast().position();
    }
    return sums;
  }

  private Map<String, Long> kept() {
    var sums = new TreeMap<String, Long>();
    jdbc.sql(
            """
            select account, coalesce(subject::text, 'null'), currency, sum(debit - credit)
            from billing.entry group by 1, 2, 3\
            """)
        .query((java.sql.ResultSet row) -> {
          sums.put(key(row.getString(1), row.getString(2), row.getString(3)), row.getLong(4));
        });
    return sums;
  }

  private static String key(String account, String subject, String currency) {
    return account + " " + subject + " " + currency;
  }
}
