package dev.tandem.acceptance;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares the driver's ledger with what Tandem has, line by line. */
final class Audit {

  private final Ledger ledger;
  private final String home;
  private final List<String> findings = new ArrayList<>();

  Audit(Ledger ledger, String home) {
    this.ledger = ledger;
    this.home = home;
  }

  List<String> findings() {
    return findings;
  }

  /** Accepted, and not there as it was promised. */
  int lost() {
    var bookings = idsOf("select id::text from scheduling.booking where status = 'CONFIRMED'");
    var packs = idsOf("select id::text from billing.pack where status = 'ACTIVE'");
    var paid =
        idsOf(
            """
            select subject::text from billing.entry where account = 'booking:escrow'
            group by subject having sum(credit - debit) = 1500
            """);
    return missing("booking", ledger.bookings(), bookings)
        + missing("pack", ledger.packs(), packs)
        + missing("payment", ledger.bookings(), paid);
  }

  /** There, and never accepted, or there twice. */
  int doubled() {
    var members = "where %s::text in (" + quoted(ledger.bookings().keySet()) + ")";
    var bookings =
        idsOf("select id::text from scheduling.booking " + members.formatted("mentee_id"));
    var packs = idsOf("select id::text from billing.pack " + members.formatted("member_id"));
    var twice =
        idsOf(
            """
            select subject::text from billing.entry join billing.payment on booking_id = subject
            where account = 'booking:escrow' and mentee_id::text in (%s)
            group by subject having sum(credit) > 1500
            """
                .formatted(quoted(ledger.bookings().keySet())));
    return beyond("booking", bookings, ledger.bookings())
        + beyond("pack", packs, ledger.packs())
        + note("payment twice", twice)
        + wrongCredits();
  }

  /** Credits are bought by 1.00 EUR each time, so that every pack shows in the sum. */
  private int wrongCredits() {
    var kept = new HashMap<String, Long>();
    rows("""
    select subject::text, sum(credit - debit)::text from billing.entry
    where account = 'member:credits' group by subject
    """)
        .forEach(it -> kept.put(it.get(0), Long.parseLong(it.get(1))));
    int wrong = 0;
    for (var it : ledger.packs().entrySet()) {
      long expected = 100L * it.getValue().size();
      long found = kept.getOrDefault(it.getKey(), 0L);
      if (found != expected) {
        findings.add("credits of %s: %d, not %d".formatted(it.getKey(), found, expected));
        wrong += (int) Math.max(1, Math.abs(found - expected) / 100);
      }
    }
    return wrong;
  }

  /**
   * Events that a module published where it was not live in their epoch, as the history of its
   * route tells, or after a later epoch had begun there.
   */
  int oldEpochs(String module, String service) {
    var away =
        idsOf(
            "select epoch::text from rollout.history where to_stage = 'AWAY' and module = '%s'"
                .formatted(module));
    return oldEpochs(module, home, it -> !away.contains(it))
        + oldEpochs(module, service, away::contains);
  }

  private int oldEpochs(String module, String side, Predicate<String> isLive) {
    var late = new HashSet<String>();
    rows(
            side,
            """
            select event_id::text, epoch::text,
                   (epoch < max(epoch) over (partition by lane order by chapter, pos))::text
              from eventing.event_log where starts_with(name, '%s.') and addressee is null
            """
                .formatted(module))
        .stream()
        .filter(it -> !isLive.test(it.get(1)) || Boolean.parseBoolean(it.get(2)))
        .forEach(it -> late.add(it.get(0) + " in epoch " + it.get(1)));
    return note("old epoch of " + module, late);
  }

  /** Numbers that are missing in the series of invoices. */
  int gaps() {
    return Integer.parseInt(
        rows("""
        select (count(distinct number) <> max(substr(number, 3)::bigint))::int::text
        from billing.document where number like 'T-%'
        """)
            .getFirst()
            .getFirst());
  }

  private int missing(
      String what, Map<String, ? extends Iterable<String>> accepted, Set<String> there) {
    var missing = all(accepted).filter(it -> !there.contains(it)).collect(Collectors.toSet());
    return note("lost " + what, missing);
  }

  private int beyond(
      String what, Set<String> there, Map<String, ? extends Iterable<String>> accepted) {
    var known = all(accepted).collect(Collectors.toSet());
    var unknown = there.stream().filter(it -> !known.contains(it)).collect(Collectors.toSet());
    return note("doubled " + what, unknown);
  }

  private static Stream<String> all(Map<String, ? extends Iterable<String>> accepted) {
    var all = new ArrayList<String>();
    accepted.values().forEach(its -> its.forEach(all::add));
    return all.stream();
  }

  private int note(String what, Set<String> ids) {
    ids.stream().limit(20).forEach(it -> findings.add(what + " " + it));
    return ids.size();
  }

  private static String quoted(Set<String> ids) {
    return ids.stream().map(it -> "'" + it + "'").collect(Collectors.joining(","));
  }

  private Set<String> idsOf(String sql) {
    return rows(sql).stream().map(it -> it.get(0)).collect(Collectors.toSet());
  }

  private List<List<String>> rows(String sql) {
    return rows(home, sql);
  }

  static List<List<String>> rows(String url, String sql) {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      var rows = new ArrayList<List<String>>();
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        var row = new ArrayList<String>();
        for (int i = 1; i <= columns; i++) {
          row.add(String.valueOf(result.getString(i)));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
