package dev.tandem.billing.invoice;

import dev.tandem.billing.invoice.Document.DocumentKind;
import dev.tandem.billing.invoice.Document.DocumentLine;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Invoices and credit notes as they are kept. */
@Component
public class Documents {

  private static final String SELECT =
      """
      select d.*, o.number as original from billing.document d
      left join billing.document o on o.id = d.original_id
      """;

  private final JdbcClient jdbc;

  Documents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Does nothing when the draft, or the document it became, is there already. */
  void saveDraft(Document draft, @Nullable UUID original) {
    int added =
        jdbc.sql(
                """
                insert into billing.document
                (id, kind, member_id, cohort_id, booking_id, original_id, currency, total, vat,
                 drafted_at, due_on, paid_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing\
                """)
            .param(draft.id())
            .param(draft.kind().name())
            .param(draft.memberId())
            .param(draft.cohortId())
            .param(draft.bookingId())
            .param(original)
            .param(draft.total().currency())
            .param(draft.total().minor())
            .param(draft.vat().minor())
            .param(Timestamp.from(draft.draftedAt()))
            .param(draft.dueOn())
            .param(toTimestamp(draft.paidAt()))
            .update();
    for (int line = 0; added == 1 && line < draft.lines().size(); line++) {
      insertLine(draft.id(), line, draft.lines().get(line));
    }
  }

  private void insertLine(UUID document, int number, DocumentLine line) {
    jdbc.sql("insert into billing.document_line values (?, ?, ?, ?, ?)")
        .params(document, number, line.text(), line.gross().minor(), line.vatBasisPoints())
        .update();
  }

  Optional<Document> findInvoiceByBooking(UUID booking) {
    return jdbc.sql(SELECT + " where d.booking_id = ? and d.kind = 'INVOICE'")
        .param(booking)
        .query(this::toDocument)
        .optional();
  }

  public Optional<Document> find(String number) {
    return jdbc.sql(SELECT + " where d.number = ?")
        .param(number)
        .query(this::toDocument)
        .optional();
  }

  Optional<Document> find(UUID id) {
    return jdbc.sql(SELECT + " where d.id = ?").param(id).query(this::toDocument).optional();
  }

  public List<Document> findByBooking(UUID booking) {
    return jdbc.sql(SELECT + " where d.booking_id = ? order by d.drafted_at, d.kind desc")
        .param(booking)
        .query(this::toDocument)
        .list();
  }

  /** Of a member, or of everyone; the latest first. */
  public Page<Document> list(@Nullable UUID member, Paging paging) {
    var where = " where (d.member_id = ? or ?::uuid is null)";
    var items =
        jdbc.sql(SELECT + where + " order by d.drafted_at desc, d.id limit ? offset ?")
            .param(member)
            .param(member)
            .param(paging.size())
            .param(paging.offset())
            .query(this::toDocument)
            .list();
    long total =
        jdbc.sql("select count(*) from billing.document d" + where)
            .param(member)
            .param(member)
            .query(Long.class)
            .single();
    return Page.of(items, paging, total);
  }

  private Document toDocument(ResultSet row, int number) throws SQLException {
    var id = row.getObject("id", UUID.class);
    var currency = row.getString("currency");
    return new Document(
        id,
        DocumentKind.valueOf(row.getString("kind")),
        row.getString("number"),
        row.getObject("member_id", UUID.class),
        row.getObject("cohort_id", UUID.class),
        row.getObject("booking_id", UUID.class),
        row.getString("original"),
        Money.of(row.getLong("total"), currency),
        Money.of(row.getLong("vat"), currency),
        row.getTimestamp("drafted_at").toInstant(),
        toInstant(row.getTimestamp("finalised_at")),
        row.getObject("due_on", LocalDate.class),
        toInstant(row.getTimestamp("paid_at")),
        row.getInt("reminders"),
        findLines(id, currency));
  }

  private List<DocumentLine> findLines(UUID document, String currency) {
    return jdbc.sql(
            """
            select text, gross, vat_basis_points from billing.document_line
            where document_id = ? order by line\
            """)
        .param(document)
        .query((row, _) ->
            new DocumentLine(row.getString(1), Money.of(row.getLong(2), currency), row.getInt(3)))
        .list();
  }

  private static @Nullable Instant toInstant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }

  private static @Nullable Timestamp toTimestamp(@Nullable Instant time) {
    return time == null ? null : Timestamp.from(time);
  }
}
