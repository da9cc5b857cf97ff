package dev.tandem.billing.invoice;

import dev.tandem.kernel.paging.CursorPage;
import dev.tandem.kernel.paging.CursorPaging;
import dev.tandem.kernel.persistence.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Lists documents by the date that they show, with the lines of a page in one query. */
@Component
public class DocumentPages {

  private static final String OF_MEMBER = "where member_id = :member";
  private static final String OF_ALL = "where true";
  private static final String UNPAID =
      "where due_on is not null and kind = 'INVOICE' and number is not null and paid_at is null"
          + " and credited < total";

  private static final String SELECT =
      """
      select near.*,
        (select number from billing.document original where original.id = near.original_id)
          as original_number,
        (select name from billing.cohort where cohort.id = near.cohort_id) as cohort_name
      from (select * from billing.document
      """;

  private static final String OLDER =
      """
       and coalesce(finalised_at, drafted_at) <= :at
       and (coalesce(finalised_at, drafted_at) < :at or id > :id)
      order by coalesce(finalised_at, drafted_at) desc, id limit 1101) near
      limit :limit offset :offset
      """;

  private static final String NEWER =
      """
       and coalesce(finalised_at, drafted_at) >= :at
       and (coalesce(finalised_at, drafted_at) > :at or id < :id)
      order by coalesce(finalised_at, drafted_at), id desc limit 1101) near
      limit :limit offset :offset
      """;

  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private final JdbcClient jdbc;

  DocumentPages(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A member's documents, or everyone's; the latest first. */
  public CursorPage<Document> list(@Nullable UUID member, CursorPaging paging) {
    return member == null
        ? find(OF_ALL, UnaryOperator.identity(), paging)
        : find(OF_MEMBER, statement -> statement.param("member", member), paging);
  }

  /** Everyone's invoices that are still owed; the latest first. */
  public CursorPage<Document> listUnpaid(CursorPaging paging) {
    return find(UNPAID, UnaryOperator.identity(), paging);
  }

  private CursorPage<Document> find(
      String condition, UnaryOperator<StatementSpec> parameters, CursorPaging paging) {
    var from = paging.position();
    boolean newer = from != null && from.newer();
    var rows =
        parameters
            .apply(jdbc.sql(SELECT + condition + (newer ? NEWER : OLDER)))
            .param("at", from == null ? LATEST : from.instant(0))
            .param("id", from == null ? new UUID(0, 0) : from.uuid(1))
            .param("limit", paging.limit())
            .param("offset", paging.offset())
            .query(Rows.of(DocumentRow.class))
            .list();
    long counted =
        parameters
            .apply(
                jdbc.sql(
                    "select count(*) from (select from billing.document "
                        + condition
                        + " order by coalesce(finalised_at, drafted_at) desc limit 1001) near"))
            .query(Long.class)
            .single();
    var lines = linesOf(rows.stream().map(row -> row.id().value()).toArray(UUID[]::new));
    return CursorPage.of(rows, paging, counted, DocumentPages::keyOf)
        .map(row -> row.toDocument(lines.getOrDefault(row.id(), List.of())));
  }

  private static List<?> keyOf(DocumentRow row) {
    return List.of(row.shownAt(), row.id().value());
  }

  private Map<DocumentId, List<DocumentLine>> linesOf(UUID[] documents) {
    return jdbc
        .sql(
            """
            select document_id, text, gross, vat_basis_points from billing.document_line
            where document_id = any(?) order by document_id, line\
            """)
        .param(documents)
        .query(Rows.of(LineRow.class))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                LineRow::documentId, Collectors.mapping(LineRow::toLine, Collectors.toList())));
  }

  record LineRow(DocumentId documentId, String text, long gross, int vatBasisPoints) {

    DocumentLine toLine() {
      return new DocumentLine(text, gross, vatBasisPoints);
    }
  }
}
