package house.recommendations;

import house.scheduling.events.BookingConfirmed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

@Component
class Suggestions {
  private final JdbcClient jdbc;

  Suggestions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @ApplicationModuleListener(id = "recommendations.learn-from-bookings")
  void on(BookingConfirmed event) {
    jdbc.sql("update recommendations.mentor set bookings = bookings + 1 where id = ?")
        .param(event.mentorId())
        .update();
  }
}
