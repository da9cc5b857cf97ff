package dev.tandem.billing.invoice;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/**
 * Finds invoices and credit notes. There is no {@code save}, since a final document never changes;
 * only its credit notes are added up: {@link DocumentDrafts} inserts drafts, and {@link
 * InvoiceNumbering} gives them numbers.
 */
public interface Documents extends Repository<Document, DocumentId> {

  String SELECT =
      """
      select d.*, o.number as original_number, c.name as cohort_name from billing.document d
      left join billing.document o on o.id = d.original_id
      left join billing.cohort c on c.id = d.cohort_id
      """;

  @Query(SELECT + "where d.id = :id")
  Optional<Document> findById(DocumentId id);

  @Query(SELECT + "where d.number = :number")
  Optional<Document> findByNumber(String number);

  @Query(SELECT + "where d.booking_id = :booking and d.kind = 'INVOICE'")
  Optional<Document> findInvoiceByBooking(UUID booking);

  /** Invoices before credit notes of the same instant. */
  @Query(SELECT + "where d.booking_id = :booking order by d.drafted_at, d.kind desc")
  List<Document> findByBooking(UUID booking);

  @Modifying
  @Query("update billing.document set credited = credited + :amount where id = :id")
  void addCredit(DocumentId id, long amount);
}
