package house.recommendations;

import house.billing.events.InvoiceFinalised;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

@Component
class Learning {
  private final JdbcClient jdbc;

  Learning(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @ApplicationModuleListener(id = "recommendations.learn-from-invoices")
  void on(InvoiceFinalised event) {
    jdbc.sql("update recommendations.mentor set bookings = bookings + 1 where id = ?")
        .param(event.meta().eventId())
        .update();
  }
}
