package dev.tandem.scheduling.attendance;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.scheduling.BookingFixtures;
import dev.tandem.scheduling.BookingSteps;
import dev.tandem.scheduling.SchedulingModuleTest;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.testing.LoggedInAs;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@SchedulingModuleTest
class OpenTasksTests {

  @Autowired MockMvc mvc;
  @Autowired JdbcClient jdbc;
  @Autowired BookingFixtures fixtures;
  @Autowired BookingSteps steps;
  @Autowired AdjustableClock clock;

  BookingId id;

  @BeforeEach
  void book() {
    clock.reset();
    var offering = fixtures.createOffering(UUID.randomUUID(), 1, false, false);
    id = steps.book(UUID.randomUUID(), offering, fixtures.startAfter(Duration.ofDays(3)));
  }

  @AfterEach
  void nothingIsStuck() {
    setProcess("DONE", null);
  }

  @Test
  void aDisputedNoShowWaitsForAnOperatorsDecision() throws Exception {
    setProcess("RESOLUTION", null);

    expectTask("?waiting=RESOLUTION");
    expectTask("to decide</a>");
  }

  @Test
  void aBookingIsStuckWhenItsProcessDoesNotGoOn() throws Exception {
    // A state in which nothing but a person goes on, so that no schedule mends it meanwhile.
    setProcess("RESOLUTION", "6 minutes");

    expectTask("stuck, waiting for an operator’s decision</a>");
  }

  private void setProcess(String state, String dueAgo) {
    jdbc.sql(
            """
            update scheduling.booking_process set state = ?, due_at = ?::timestamptz - ?::interval
             where booking_id = ?
            """)
        .params(state, clock.instant().toString(), dueAgo, id.value())
        .update();
  }

  private void expectTask(String text) throws Exception {
    mvc.perform(get("/scheduling/fragments/tasks").with(LoggedInAs.operator()))
        .andExpect(content().string(containsString(text)));
  }
}
