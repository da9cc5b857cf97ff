package house.billing;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class InvoiceNumbers {
  private final JdbcClient jdbc;

  InvoiceNumbers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void begin(long number) {
    jdbc.sql("select setval('billing.own_number'::regclass, :number)")
        .param("number", number)
        .query(Long.class)
        .single();
    jdbc.sql(
            "select id from billing.invoice where id = any (array[:ids]::uuid[]) and :own::text <> ''")
        .param("ids", number)
        .param("own", "x")
        .query(Long.class)
        .list();
  }
}
