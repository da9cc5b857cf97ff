package dev.tandem.scheduling.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.scheduling.BookingFixtures;
import dev.tandem.scheduling.BookingSteps;
import dev.tandem.scheduling.SchedulingModuleTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A feed has the same tag as long as it has the same content, and no longer. */
@SchedulingModuleTest
class CalendarTagTests {

  private static final String SITE = "https://tandem.example";

  private static final String RENDERED =
      """
      BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//Tandem//Sessions//EN
      NAME:Tandem sessions
      X-WR-CALNAME:Tandem sessions
      REFRESH-INTERVAL;VALUE=DURATION:PT30M
      X-PUBLISHED-TTL:PT30M
      BEGIN:VEVENT
      UID:ID
      SEQUENCE:0
      DTSTART:TIME
      DTEND:TIME
      DTSTAMP:TIME
      LAST-MODIFIED:TIME
      STATUS:CONFIRMED
      SUMMARY:An hour with Ada
      URL:https://tandem.example/scheduling/sessions/ID
      DESCRIPTION:Reschedule\\, cancel or see the payment: https://tandem.example/scheduling/sessions/ID
      LOCATION:https://meet.example.org/ROOM
      CONFERENCE;FEATURE=VIDEO;VALUE=URI;LABEL=Join the session:https://meet.example.org/ROOM
      END:VEVENT
      END:VCALENDAR
      """;

  @Autowired CalendarFeed feed;
  @Autowired CalendarTokenService tokens;
  @Autowired BookingFixtures fixtures;
  @Autowired BookingSteps steps;
  @Autowired JdbcClient jdbc;
  @Autowired PlatformTransactionManager transactions;
  @Autowired MockMvc mvc;

  private final UUID mentee = UUID.randomUUID();
  private final UUID other = UUID.randomUUID();

  @Test
  void twoContentsNeverHaveOneTag() {
    var offering = fixtures.createOffering();
    steps.book(mentee, offering, fixtures.startAfter(Duration.ofDays(5)));
    steps.book(other, offering, fixtures.startAfter(Duration.ofDays(7)));
    var random = new SplittableRandom(9_111);
    var contents = new HashMap<String, String>();

    for (int i = 0; i < 120; i++) {
      change(random.nextInt(11), i);
      var member = random.nextInt(3) == 0 ? other : mentee;
      var site = random.nextInt(4) == 0 ? "https://other.example" : SITE;
      var read = feed.read(member, site, tag -> false);
      var content = read.content().orElseThrow();
      assertThat(contents.putIfAbsent(read.tag(), content)).isIn(null, content);
    }
    assertThat(contents).hasSizeGreaterThan(20);
  }

  @Test
  void whatConcernsOthersLeavesTheTag() {
    var offering = fixtures.createOffering();
    steps.book(mentee, offering, fixtures.startAfter(Duration.ofDays(5)));
    var before = feed.read(mentee, SITE, tag -> false).tag();

    steps.book(other, offering, fixtures.startAfter(Duration.ofDays(7)));

    assertThat(feed.read(mentee, SITE, before::equals).content()).isEmpty();
  }

  /** What the feed is made of, one at a time; some of it does not concern the reader. */
  private void change(int what, int number) {
    var word = List.of("Java", "Design", "[\"|,'").get(number % 3);
    switch (what) {
      case 0 -> update("update scheduling.offering set title = ?", word);
      case 1 -> update("update scheduling.mentor set name = ?", word);
      case 2 ->
          update("update scheduling.booking set status = 'CANCELLED' where mentee_id = ?", mentee);
      case 3 ->
          update("update scheduling.booking set status = 'CONFIRMED' where mentee_id = ?", mentee);
      case 4 -> show(number % 2 == 0 ? "busy" : "everything");
      case 5 ->
          update(
              "update scheduling.booking set revision = ? where mentee_id = ?", number % 4, mentee);
      case 6 ->
          update(
              """
              update scheduling.booking_process p set changed_at = changed_at + interval '1 second'
              from scheduling.booking b where b.id = p.booking_id and b.mentee_id = ?
              """,
              mentee);
      case 7 -> update("update scheduling.offering set meeting = ?", "Place " + word);
      case 8 -> update("update scheduling.booking set room = gen_random_uuid()");
      case 9 ->
          update(
              """
              insert into scheduling.meeting (id, mentor_id, meeting, changed_at)
              select id, mentor_id, ?, now() from scheduling.booking
              on conflict (id) do update set meeting = excluded.meeting
              """,
              "Once " + word);
      default ->
          update(
              "update scheduling.booking set revision = revision + 1 where mentee_id = ?", other);
    }
  }

  private void show(String content) {
    update(
        """
        insert into scheduling.privacy_choice (member_id, calendar_content, profile_visibility, version)
        values (?, ?, 'everyone', 1)
        on conflict (member_id) do update set calendar_content = excluded.calendar_content
        """,
        mentee,
        content);
  }

  private void update(String sql, Object... parameters) {
    jdbc.sql(sql).params(parameters).update();
  }

  @Test
  void whatIsRenderedBelongsToTheNumberOfTheRendering() {
    steps.book(mentee, fixtures.createOffering(), fixtures.startAfter(Duration.ofDays(5)));

    assertThat(
            feed.render(mentee, SITE)
                .replace("\r\n ", "")
                .replaceAll("[0-9a-f-]{36}", "ID")
                .replaceAll("tandem-[0-9a-f]{32}", "ROOM")
                .replaceAll("\\d{8}T\\d{6}Z", "TIME")
                .lines())
        .as("whoever changes what a feed says gives CalendarFeed.RENDERING_VERSION the next number")
        .containsExactlyElementsOf(RENDERED.lines().toList());
    assertThat(CalendarFeed.RENDERING_VERSION).isEqualTo(2);
  }

  @Test
  void theTagDoesNotDependOnTheSettingsOfTheConnection() {
    steps.book(mentee, fixtures.createOffering(), fixtures.startAfter(Duration.ofDays(5)));
    var here = feed.read(mentee, SITE, tag -> false).tag();

    var snapshot = new TransactionTemplate(transactions);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    var there =
        snapshot.execute(status -> {
          jdbc.sql("set local time zone 'Asia/Tokyo'").update();
          return feed.read(mentee, SITE, tag -> false).tag();
        });

    assertThat(there).isEqualTo(here);
  }

  @Test
  void aReaderWhoHasTheFeedIsToldSoUntilItChanges() throws Exception {
    steps.book(mentee, fixtures.createOffering(), fixtures.startAfter(Duration.ofDays(5)));
    var address = "/scheduling/calendars/" + tokens.issue(mentee) + ".ics";
    var first = mvc.perform(get(address)).andExpect(status().isOk()).andReturn().getResponse();
    var tag = first.getHeader("ETag");

    assertThat(tag).matches("\"[0-9a-f]{64}\"");
    assertThat(first.getHeader("Cache-Control")).isEqualTo("private, no-cache");
    var second = mvc.perform(get(address).header("If-None-Match", tag)).andReturn().getResponse();
    assertThat(second.getStatus()).isEqualTo(304);
    assertThat(second.getContentAsByteArray()).isEmpty();
    assertThat(second.getHeader("ETag")).isEqualTo(tag);
    assertThat(second.getHeader("Cache-Control")).isEqualTo("private, no-cache");

    update("update scheduling.mentor set name = 'Somebody else'");
    mvc.perform(get(address).header("If-None-Match", tag)).andExpect(status().isOk());
  }

  @Test
  void aTagOpensNothingAndIsNobodyElses() throws Exception {
    var address = "/scheduling/calendars/" + tokens.issue(mentee) + ".ics";
    var tag = mvc.perform(get(address)).andReturn().getResponse().getHeader("ETag");

    mvc.perform(
            get("/scheduling/calendars/" + tokens.issue(other) + ".ics")
                .header("If-None-Match", tag))
        .andExpect(status().isOk());
    tokens.revoke(mentee);
    for (var known : List.of(tag, "*")) {
      mvc.perform(get(address).header("If-None-Match", known))
          .andExpect(status().isNotFound())
          .andExpect(header().doesNotExist("ETag"))
          .andExpect(header().string("Cache-Control", containsString("no-store")));
    }
  }
}
