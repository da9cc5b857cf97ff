package dev.tandem.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.billing.UnscheduledBillingTests;
import dev.tandem.billing.payment.RandomBookingHistory;
import dev.tandem.billing.store.Accounts;
import dev.tandem.kernel.paging.CursorPage;
import dev.tandem.kernel.paging.CursorPaging;
import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.time.AdjustableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The entries of a member, page by page, beside all of them. */
@UnscheduledBillingTests
class LedgerEntriesTests {

  @Autowired Accounts accounts;
  @Autowired LedgerEntries entries;
  @Autowired AdjustableClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  private Instant asOf = Instant.EPOCH;

  @Test
  void cursorsLeadThroughAllEntriesInTheirOrderAndBack() {
    RandomBookingHistory.record(151, accounts, clock, transaction);
    var member = memberWithMostEntries();
    asOf = clock.instant();
    var all = allOf(member);
    assertThat(all).hasSizeGreaterThan(20);

    var pages = new ArrayList<CursorPage<LedgerEntry>>();
    var page = page(member, null);
    pages.add(page);
    while (page.next() != null) {
      page = page(member, page.next());
      pages.add(page);
    }
    assertThat(pages.stream().flatMap(LedgerEntriesTests::names)).containsExactlyElementsOf(all);

    for (var newer : pages.reversed().subList(1, pages.size())) {
      page = page(member, page.previous());
      assertThat(page.items()).isEqualTo(newer.items());
    }
    assertThat(page.previous()).isNull();
  }

  private CursorPage<LedgerEntry> page(UUID member, @Nullable String cursor) {
    return entries.ofMember(member, asOf, new CursorPaging(cursor, 0, 7));
  }

  private static Stream<String> names(CursorPage<LedgerEntry> page) {
    return page.items().stream().map(it -> it.cause() + " " + it.rule() + " " + it.line());
  }

  private UUID memberWithMostEntries() {
    return jdbc.sql(
            """
            select member_id from billing.entry where member_id is not null and at < ?
            group by 1 order by count(*) desc, 1 limit 1
            """)
        .param(RandomBookingHistory.START.plus(Duration.ofDays(365)))
        .query(Rows.of(UUID.class))
        .single();
  }

  private List<String> allOf(UUID member) {
    return jdbc.sql(
            """
            select concat(cause, ' ', rule, ' ', line) from billing.entry
            where member_id = ? and at <= ?
            order by at desc, cause desc, rule, line
            """)
        .params(member, asOf)
        .query(Rows.of(String.class))
        .list();
  }
}
