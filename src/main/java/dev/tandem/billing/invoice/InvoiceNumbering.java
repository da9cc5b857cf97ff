package dev.tandem.billing.invoice;

import dev.tandem.kernel.persistence.Rows;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives drafts their numbers. The statement that locks the series is the only one of its
 * transaction, so the lock is short and a rollback leaves no gap (decision 0032).
 */
@Component
public class InvoiceNumbering {

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Clock clock;

  InvoiceNumbering(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Numbers up to 500 drafts; a credit note only after its invoice. */
  public void finaliseDrafts() {
    jdbc.sql(
            """
            select d.id from billing.document d
            where d.number is null and (d.original_id is null
              or (select number from billing.document where id = d.original_id) is not null)
            order by d.kind desc, d.drafted_at limit 500\
            """)
        .query(Rows.of(DocumentId.class))
        .list()
        .forEach(draft -> transaction.executeWithoutResult(_ -> assignNumber(draft)));
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void assignNumber(DocumentId draft) {
    jdbc.sql(
            """
            with draft as (
              select id, kind from billing.document
              where id = ? and number is null for update),
            next as (
              update billing.series set last = last + 1
              from draft where name = draft.kind returning prefix, last)
            update billing.document set number = prefix || lpad(last::text, 6, '0'),
              finalised_at = ?
            from next where id = (select id from draft)\
            """)
        .params(draft, clock.instant())
        .update();
  }
}
