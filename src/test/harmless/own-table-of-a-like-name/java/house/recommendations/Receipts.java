package house.recommendations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Receipts {
  private final JdbcClient jdbc;

  Receipts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void print() {
    jdbc.sql("insert into recommendations.receipt (invoice) select id from recommendations.invoice")
        .update();
    jdbc.sql("select nextval('recommendations.invoice_number')").query(Long.class).single();
  }
}
