package dev.tandem.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.OldDatabase;
import dev.tandem.testing.SecondInstance;
import dev.tandem.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A data folder with entries of which nothing was added up. */
@SecondInstance
class RollUpMigrationTests {

  @Test
  void totalsAndPayableAmountsAreMadeOfTheEntriesThatAreThere() throws IOException {
    var url = TestDatabase.create();
    OldDatabase.migrate(url, "billing", "11");
    var source = new SingleConnectionDataSource(url, true);
    var jdbc = JdbcClient.create(source);
    try {
      bookings().forEach(sql -> jdbc.sql(sql).update());

      OldDatabase.migrate(url, "billing", "latest");

      var totals = new TotalsCheck(jdbc);
      assertThat(totals.countOfAccounts()).isZero();
      assertThat(totals.countOfMembers()).isZero();
      assertThat(totals.countOfPayable()).isZero();
      assertThat(count(jdbc, "select count(*) from billing.member_total")).isGreaterThan(100);
      assertThat(
              count(
                  jdbc,
                  """
                  select count(*) from billing.payable where opening > 0
                  and amount - opening = (
                    select coalesce(sum(credit - debit), 0) from billing.entry
                    where account = 'mentor:payable' and subject = mentor_id
                    and at > (run + time '06:00') at time zone 'UTC')
                  and paid_run = (select max(run) from billing.payout p
                                  where p.mentor_id = payable.mentor_id)
                  """))
          .isEqualTo(200);
    } finally {
      source.destroy();
    }
  }

  /** Without the tables that are newer. */
  private static Stream<String> bookings() throws IOException {
    var script =
        new ClassPathResource("billing/many-bookings.sql")
            .getContentAsString(StandardCharsets.UTF_8)
            .replace(":count", "2000")
            .replace(" on commit drop", "")
            .replace("billing.payable, ", "");
    return Stream.of(script.split(";\\s*\\n")).filter(sql -> !sql.contains("billing.payable"));
  }

  private static long count(JdbcClient jdbc, String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }
}
