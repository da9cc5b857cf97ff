package dev.tandem.billing.invoice;

import dev.tandem.billing.events.CreditNoteIssued;
import dev.tandem.billing.events.InvoiceFinalised;
import dev.tandem.billing.invoice.Document.DocumentKind;
import dev.tandem.eventing.publishing.EventMetadata;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives drafts their numbers. The series is locked by the last statement of a transaction that has
 * no other, so nobody waits long and a roll back leaves no gap. Announcing and printing follow in a
 * transaction of their own (decision 0032).
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
        .forEach(it -> transaction.executeWithoutResult(_ -> assignNumber(it)));
    findIds(
            """
            select id from billing.document
            where number is not null and announced_at is null order by finalised_at limit 500\
            """)
        .forEach(it -> transaction.executeWithoutResult(_ -> completeFinalisation(it)));
  }

  private List<UUID> findIds(String sql) {
    return jdbc.sql(sql).query((row, _) -> row.getObject(1, UUID.class)).list();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void assignNumber(UUID draft) {
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
        .params(draft, Timestamp.from(clock.instant()))
        .update();
  }

  private void completeFinalisation(UUID id) {
    int first =
        jdbc.sql(
                """
                update billing.document set announced_at = ?
                where id = ? and announced_at is null\
                """)
            .params(Timestamp.from(clock.instant()), id)
            .update();
    if (first == 1) {
      var document = documents.find(id).orElseThrow();
      jdbc.sql("insert into billing.document_pdf values (?, ?)")
          .params(id, pdf.render(document))
          .update();
      publish(document);
    }
  }

  private void publish(Document document) {
    var meta = EventMetadata.about(document.id(), 1, clock.instant());
    var number = String.valueOf(document.number());
    publisher.publishEvent(
        document.kind() == DocumentKind.INVOICE
            ? new InvoiceFinalised(
                meta,
                document.id(),
                number,
                document.memberId(),
                document.bookingId(),
                document.total(),
                document.vat())
            : new CreditNoteIssued(
                meta,
                document.id(),
                number,
                String.valueOf(document.original()),
                document.memberId(),
                document.total(),
                document.vat()));
  }

  public byte[] pdfOf(Document document) {
    return jdbc.sql("select content from billing.document_pdf where document_id = ?")
        .param(document.id())
        .query((row, _) -> row.getBytes(1))
        .optional()
        .orElseGet(() -> pdf.render(document));
  }
}
