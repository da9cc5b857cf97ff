package dev.tandem.billing.invoice;

import dev.tandem.billing.events.CreditNoteIssued;
import dev.tandem.billing.events.InvoiceFinalised;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.persistence.Rows;
import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives drafts their numbers. The statement that locks the series is the only one of its
 * transaction, so the lock is short and a rollback leaves no gap. Publishing and rendering follow
 * in a second transaction (decision 0032).
 */
@Component
public class InvoiceNumbering {

  private final JdbcClient jdbc;
  private final Documents documents;
  private final DocumentPdf pdf;
  private final ApplicationEventPublisher publisher;
  private final TransactionTemplate transaction;
  private final Clock clock;

  InvoiceNumbering(
      JdbcClient jdbc,
      Documents documents,
      DocumentPdf pdf,
      ApplicationEventPublisher publisher,
      TransactionTemplate transaction,
      Clock clock) {
    this.jdbc = jdbc;
    this.documents = documents;
    this.pdf = pdf;
    this.publisher = publisher;
    this.transaction = transaction;
    this.clock = clock;
  }

  public void finaliseDrafts() {
    findIds(
            """
            select d.id from billing.document d
            left join billing.document o on o.id = d.original_id
            where d.number is null and (d.original_id is null or o.number is not null)
            order by d.kind desc, d.drafted_at limit 500\
            """)
        .forEach(draft -> transaction.executeWithoutResult(_ -> assignNumber(draft)));
    findIds(
            """
            select id from billing.document
            where number is not null and announced_at is null order by finalised_at limit 500\
            """)
        .forEach(id -> transaction.executeWithoutResult(_ -> completeFinalisation(id)));
  }

  private List<DocumentId> findIds(String sql) {
    return jdbc.sql(sql).query(Rows.of(DocumentId.class)).list();
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

  private void completeFinalisation(DocumentId id) {
    int first =
        jdbc.sql(
                """
                update billing.document set announced_at = ?
                where id = ? and announced_at is null\
                """)
            .params(clock.instant(), id)
            .update();
    if (first == 1) {
      var document = documents.findById(id).orElseThrow();
      jdbc.sql("insert into billing.document_pdf values (?, ?)")
          .params(id, pdf.render(document))
          .update();
      publish(document);
    }
  }

  private void publish(Document document) {
    var meta = EventMetadata.about(document.id().value(), 1, clock.instant());
    var number = String.valueOf(document.number());
    publisher.publishEvent(
        document.kind() == DocumentKind.INVOICE
            ? new InvoiceFinalised(
                meta,
                document.id().value(),
                number,
                document.memberId(),
                document.bookingId(),
                document.total(),
                document.vat())
            : new CreditNoteIssued(
                meta,
                document.id().value(),
                number,
                String.valueOf(document.originalNumber()),
                document.memberId(),
                document.total(),
                document.vat()));
  }

  public byte[] pdfOf(Document document) {
    return jdbc.sql("select content from billing.document_pdf where document_id = ?")
        .param(document.id())
        .query(byte[].class)
        .optional()
        .orElseGet(() -> pdf.render(document));
  }
}
