package dev.tandem.billing.ledger;

import dev.tandem.billing.store.Projection;
import dev.tandem.billing.store.RecordedEvent;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the postings that the rules derive from each event. */
@Component
class Ledger implements Projection {

  private final JdbcClient jdbc;

  Ledger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void apply(RecordedEvent recorded) {
    for (var posting : PostingRules.postingsFor(recorded.event())) {
      writePosting(recorded, posting);
    }
  }

  @Override
  public List<String> tables() {
    return List.of("entry", "posting", "entry_delta", "account_total", "member_total");
  }

  /** One statement; the database keeps what the entries add to the totals (decision 0145). */
  private void writePosting(RecordedEvent recorded, Posting posting) {
    jdbc.sql(
            """
            with posting as (
              insert into billing.posting (cause, rule, at, booking_id, position)
              values (?, ?, ?, ?, ?) returning cause, rule, at)
            insert into billing.entry
              (cause, rule, line, account, subject, member_id, currency, debit, credit, at)
            select cause, rule, line - 1, account, subject, member_id, currency, debit, credit, at
            from posting,
              unnest(?::text[], ?::uuid[], ?::uuid[], ?::text[], ?::bigint[], ?::bigint[])
                with ordinality
                as lines (account, subject, member_id, currency, debit, credit, line)\
            """)
        .params(recorded.id(), posting.rule(), recorded.at())
        .param(posting.bookingId())
        .param(recorded.position())
        .param(column(posting, line -> line.account().code(), String[]::new))
        .param(column(posting, PostingLine::subject, UUID[]::new))
        .param(column(posting, PostingLine::member, UUID[]::new))
        .param(column(posting, PostingLine::currency, String[]::new))
        .param(column(posting, PostingLine::debit, Long[]::new))
        .param(column(posting, PostingLine::credit, Long[]::new))
        .update();
  }

  private static <T extends @Nullable Object> T[] column(
      Posting posting, Function<PostingLine, T> value, IntFunction<T[]> array) {
    return posting.lines().stream().map(value).toArray(array);
  }
}
