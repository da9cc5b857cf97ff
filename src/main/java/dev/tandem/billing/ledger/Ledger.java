package dev.tandem.billing.ledger;

import dev.tandem.billing.store.Projection;
import dev.tandem.billing.store.RecordedEvent;
import java.util.List;
import java.util.UUID;
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
    return List.of("entry", "posting");
  }

  private void writePosting(RecordedEvent recorded, Posting posting) {
    jdbc.sql(
            """
            insert into billing.posting (cause, rule, at, booking_id, position)
            values (?, ?, ?, ?, ?)\
            """)
        .params(recorded.id(), posting.rule(), recorded.at())
        .param(posting.bookingId())
        .param(recorded.position())
        .update();
    for (int line = 0; line < posting.lines().size(); line++) {
      writeEntry(recorded.id(), posting.rule(), line, posting.lines().get(line));
    }
  }

  private void writeEntry(UUID cause, String rule, int number, PostingLine line) {
    jdbc.sql(
            """
            insert into billing.entry
            (cause, rule, line, account, subject, member_id, currency, debit, credit)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """)
        .params(cause, rule, number, line.account().code())
        .param(line.subject())
        .param(line.member())
        .param(line.currency())
        .param(line.debit())
        .param(line.credit())
        .update();
  }
}
