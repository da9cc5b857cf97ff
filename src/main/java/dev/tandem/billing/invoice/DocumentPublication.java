package dev.tandem.billing.invoice;

import dev.tandem.billing.events.CreditNoteIssued;
import dev.tandem.billing.events.InvoiceFinalised;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.kernel.persistence.Rows;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Renders and stores numbered documents and publishes their events, each in one transaction. */
@Component
public class DocumentPublication {

  private final JdbcClient jdbc;
  private final Documents documents;
  private final DocumentPdf pdf;
  private final ApplicationEventPublisher publisher;
  private final TransactionTemplate transaction;
  private final Clock clock;

  DocumentPublication(
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

  /** Publishes up to 500 documents that have a number and were not published yet. */
  public void publishNumbered() {
    jdbc.sql(
            """
            select id from billing.document
            where number is not null and announced_at is null order by finalised_at limit 500\
            """)
        .query(Rows.of(DocumentId.class))
        .list()
        .forEach(id -> transaction.executeWithoutResult(_ -> publish(id)));
  }

  private void publish(DocumentId id) {
    var now = clock.instant();
    int first =
        jdbc.sql(
                """
                update billing.document set announced_at = ?
                where id = ? and announced_at is null\
                """)
            .params(now, id)
            .update();
    if (first == 1) {
      var document = documents.findById(id).orElseThrow();
      jdbc.sql("insert into billing.document_pdf values (?, ?)")
          .params(id, pdf.render(document))
          .update();
      publisher.publishEvent(eventOf(document, now));
    }
  }

  private PublishedEvent eventOf(Document document, Instant now) {
    var id = document.id().value();
    var meta = EventMetadata.about(id, 1, now);
    var number = String.valueOf(document.number());
    return switch (document.kind()) {
      case INVOICE ->
          new InvoiceFinalised(
              meta,
              id,
              number,
              document.memberId(),
              document.bookingId(),
              document.total(),
              document.vat());
      case CREDIT_NOTE ->
          new CreditNoteIssued(
              meta,
              id,
              number,
              String.valueOf(document.originalNumber()),
              document.memberId(),
              document.total(),
              document.vat());
    };
  }

  /** The digest of the stored PDF, which is the same wherever it is asked for. */
  public Optional<String> digestOfPdf(Document document) {
    return jdbc.sql(
            """
            select encode(sha256(content), 'hex') from billing.document_pdf where document_id = ?
            """)
        .param(document.id())
        .query(String.class)
        .optional();
  }

  public byte[] pdfOf(Document document) {
    return jdbc.sql("select content from billing.document_pdf where document_id = ?")
        .param(document.id())
        .query(byte[].class)
        .optional()
        .orElseGet(() -> pdf.render(document));
  }
}
