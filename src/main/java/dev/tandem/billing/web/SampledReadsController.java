package dev.tandem.billing.web;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.routing.SampledRead;
import dev.tandem.kernel.routing.SamplingStart;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Some documents, and the balances and entries of those who got them, to be compared. */
@RestController
class SampledReadsController {

  private static final int DOCUMENTS = 4;

  private final JdbcClient jdbc;
  private final Clock clock;

  SampledReadsController(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @GetMapping("/api/billing/sampled-reads")
  @PreAuthorize("hasRole('OPERATOR')")
  List<SampledRead> sample() {
    return jdbc
        .sql(
            """
            (select member_id, number from billing.document
              where id >= :start order by id limit :size)
            union all
            (select member_id, number from billing.document
              where id < :start order by id limit :size)
            limit :size
            """)
        .param("start", SamplingStart.random(clock.instant()))
        .param("size", DOCUMENTS)
        .query(Rows.of(Sampled.class))
        .list()
        .stream()
        .flatMap(Sampled::reads)
        .toList();
  }

  /**
   * @param number null until the document has one
   */
  record Sampled(UUID memberId, @Nullable String number) {

    Stream<SampledRead> reads() {
      var account = "/api/billing/accounts/" + memberId;
      var ofMember =
          Stream.of(
              SampledRead.of("GET /api/billing/accounts/{memberId}", account),
              SampledRead.of("GET /api/billing/accounts/{memberId}/entries", account + "/entries"));
      return number == null ? ofMember : Stream.concat(ofMember, documents(number));
    }

    private static Stream<SampledRead> documents(String number) {
      var document = "/api/billing/invoices/" + number;
      return Stream.of(
          SampledRead.of("GET /api/billing/invoices/{number}", document),
          SampledRead.of("GET /api/billing/invoices/{number}.pdf", document + ".pdf"));
    }
  }
}
