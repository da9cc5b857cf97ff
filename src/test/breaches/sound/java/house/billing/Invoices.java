package house.billing;

import house.scheduling.events.BookingConfirmed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

@Component
class Invoices {
  private final JdbcClient jdbc;

  Invoices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @ApplicationModuleListener(id = "billing.invoiced-bookings")
  void on(BookingConfirmed event) {
    jdbc.sql("insert into billing.invoice (id, booking_id) values (?, ?) on conflict do nothing")
        .params(event.meta().eventId(), event.bookingId())
        .update();
  }
}
