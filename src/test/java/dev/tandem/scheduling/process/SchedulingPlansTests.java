package dev.tandem.scheduling.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.scheduling.BookingFixtures;
import dev.tandem.scheduling.BookingHistory;
import dev.tandem.scheduling.SlotTestCase;
import dev.tandem.scheduling.calendar.CalendarFeed;
import dev.tandem.testing.GenericPlans;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.RecordedStatements;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** At a few thousand bookings, no list, no hold and no job reads a table from end to end. */
@TestPropertySource(properties = BookingHistory.OWN_DATABASE)
class SchedulingPlansTests extends SlotTestCase {

  private static final String TABLES =
      "booking|session|booking_process|booking_step|idempotency|waitlist|strike";

  @Autowired RecordedStatements statements;
  @Autowired CalendarFeed feed;
  @Autowired DueProcessScheduler dueProcesses;
  @Autowired RecordRetention retention;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvc mvc;

  @BeforeEach
  void fill() {
    BookingHistory.addOfMany(jdbc, 6_000);
    BookingHistory.add(jdbc, 200, mentor, mentee);
    jdbc.sql(
            """
            insert into scheduling.idempotency (caller, key, request, used_at)
            select uuidv7(), n::text, '', now() - n * interval '1 hour' from generate_series(1, 4000) n
            """)
        .update();
    jdbc.sql(
            """
            insert into scheduling.waitlist (offering_id, starts_at, mentee_id, joined_at, status)
            select uuidv7(), now() + n * interval '1 minute', uuidv7(), now(), 'WAITING'
              from generate_series(1, 4000) n
            """)
        .update();
    jdbc.sql(
            """
            insert into scheduling.strike (session_id, booking_id, mentor_id, at, reason)
            select distinct on (b.session_id) b.session_id, b.id, b.mentor_id,
              now() - interval '1 year', 'absent'
              from scheduling.booking b on conflict do nothing
            """)
        .update();
  }

  @Test
  void noListReadsATableFromEndToEnd() throws Exception {
    assertNoScan(this::readLists);
  }

  @Test
  void noHoldAndNoJobReadsATableFromEndToEnd() throws Exception {
    var free = fixtures.createOffering();
    assertNoScan(() -> {
      mvc.perform(
              post("/api/scheduling/bookings")
                  .with(LoggedInAs.mentee(UUID.randomUUID()))
                  .header("Idempotency-Key", "plan")
                  .contentType(MediaType.APPLICATION_JSON)
                  .content(BookingFixtures.bookingJson(free, start)))
          .andExpect(status().isCreated());
      dueProcesses.run();
      retention.prune();
    });
  }

  private void assertNoScan(RecordedStatements.Work work) throws Exception {
    var run = statements.of(work);
    assertThat(run).hasSizeGreaterThan(8);
    try (var plans = GenericPlans.in(jdbc)) {
      assertThat(plans.scansOf(TABLES, run)).isEmpty();
    }
  }

  private void readLists() throws Exception {
    var operator = LoggedInAs.operator();
    for (var query : List.of("", "?status=CONFIRMED", "?status=HELD", "?member=" + mentee)) {
      read("/api/scheduling/bookings" + query, operator);
    }
    for (var query : List.of("", "?waiting=SESSION", "?waiting=DISPUTE", "?waiting=COMPENSATED")) {
      read("/scheduling/bookings" + query, operator);
    }
    read("/scheduling/fragments/tasks", operator);
    for (var address :
        List.of(
            "/api/scheduling/bookings",
            "/scheduling/sessions",
            "/scheduling/fragments/upcoming",
            "/api/scheduling/waitlist",
            "/api/scheduling/slots?mentor=" + mentor,
            "/scheduling/fragments/mentors/" + mentor + "/slots")) {
      read(address, LoggedInAs.mentee(mentee));
    }
    feed.render(mentee, "");
    for (var address :
        List.of("/scheduling/week", "/scheduling/sessions", "/scheduling/availability")) {
      read(address, LoggedInAs.mentor(mentor));
    }
  }

  private void read(String address, RequestPostProcessor caller) throws Exception {
    mvc.perform(get(address).with(caller)).andExpect(status().isOk());
  }
}
