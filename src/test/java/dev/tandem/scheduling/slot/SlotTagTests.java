package dev.tandem.scheduling.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.scheduling.BookingFixtures;
import dev.tandem.scheduling.BookingSteps;
import dev.tandem.scheduling.SchedulingModuleTest;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.RecordedStatements;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Slots have the same tag as long as they are the same, and one query tells. */
@SchedulingModuleTest
class SlotTagTests {

  private static final String SLOTS = "/api/scheduling/slots?size=100&";

  @Autowired RecordedStatements statements;
  @Autowired BookingFixtures fixtures;
  @Autowired BookingSteps steps;
  @Autowired AdjustableClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvc mvc;

  private final UUID mentor = UUID.randomUUID();
  private final UUID mentee = UUID.randomUUID();
  private final UUID other = UUID.randomUUID();
  private UUID offering;
  private Instant start;

  @BeforeEach
  void create() {
    clock.stopAt(clock.instant().truncatedTo(ChronoUnit.MINUTES).plusSeconds(10));
    offering = fixtures.createOffering(mentor, 2, false, false);
    start = fixtures.startAfter(Duration.ofDays(5));
    steps.book(other, offering, start);
  }

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void whatTheReaderHasIsConfirmedByOneQueryAndNotSearched() throws Exception {
    for (var address : addresses()) {
      var caller = LoggedInAs.mentee(mentee);
      var known = String.valueOf(read(address, caller, "\"other\"").getHeader("ETag"));

      var run =
          statements.of(() -> {
            var answer = read(address, caller, known);
            assertThat(answer.getStatus()).as(address).isEqualTo(304);
            assertThat(answer.getContentAsByteArray()).isEmpty();
            assertThat(answer.getHeader("ETag")).isEqualTo(known).matches("\"[0-9a-f]{64}\"");
            assertThat(answer.getHeader("Cache-Control")).isEqualTo("private, no-cache");
          });

      assertThat(run).filteredOn(sql -> !sql.startsWith("set role")).as(address).hasSize(1);
    }
  }

  @Test
  void whoeverBooksSeesTheSeatGone() throws Exception {
    var address = SLOTS + "offering=" + offering + "&from=" + start;
    var known = String.valueOf(read(address, LoggedInAs.mentee(mentee), "\"\"").getHeader("ETag"));

    steps.hold(mentee, offering, start);

    var again = read(address, LoggedInAs.mentee(mentee), known);
    assertThat(again.getStatus()).isEqualTo(200);
    assertThat(again.getContentAsString()).doesNotContain("\"startsAt\":\"" + start + "\"");
  }

  @Test
  void twoContentsNeverHaveOneTag() throws Exception {
    var random = new SplittableRandom(4_160);
    var contents = new HashMap<String, String>();
    int confirmed = 0;
    for (int i = 0; i < 150; i++) {
      change(random.nextInt(14), i);
      var addresses = addresses();
      var address = addresses.get(random.nextInt(addresses.size()));
      var answer = read(address, callers().get(random.nextInt(3)), "\"other\"");
      var content = answer.getStatus() + answer.getContentAsString();
      if (answer.getStatus() == 200) {
        var key = answer.getHeader("ETag") + " " + address;
        var before = contents.putIfAbsent(key, content);
        assertThat(before).as("%s, change %s", address, i).isIn(null, content);
        confirmed += before == null ? 0 : 1;
      }
    }
    assertThat(contents).hasSizeGreaterThan(60);
    assertThat(confirmed).isPositive();
  }

  /** A week that neither a notice nor the horizon touches is right for as long as nobody writes. */
  @Test
  void timeAloneChangesOnlyWhatItTouches() throws Exception {
    var caller = LoggedInAs.mentee(mentee);
    var week = SLOTS + "mentor=" + mentor + "&from=" + start + "&to=" + plus(start, 7);
    var now = SLOTS + "mentor=" + mentor;
    var knownWeek = String.valueOf(read(week, caller, "\"\"").getHeader("ETag"));
    var knownNow = String.valueOf(read(now, caller, "\"\"").getHeader("ETag"));

    clock.advance(Duration.ofSeconds(40));
    assertThat(read(week, caller, knownWeek).getStatus()).isEqualTo(304);
    assertThat(read(now, caller, knownNow).getStatus()).isEqualTo(304);

    clock.advance(Duration.ofHours(7));
    assertThat(read(week, caller, knownWeek).getStatus()).isEqualTo(304);
    assertThat(read(now, caller, knownNow).getStatus()).isEqualTo(200);

    clock.advance(Duration.ofDays(6));
    assertThat(read(week, caller, knownWeek).getStatus()).isEqualTo(200);
  }

  @Test
  void whatConcernsOthersLeavesTheTag() throws Exception {
    var caller = LoggedInAs.mentee(mentee);
    var address = SLOTS + "mentor=" + mentor + "&from=" + start;
    var known = String.valueOf(read(address, caller, "\"\"").getHeader("ETag"));

    steps.book(other, fixtures.createOffering(), start.plusSeconds(7_200));

    assertThat(read(address, caller, known).getStatus()).isEqualTo(304);
  }

  @Test
  void anOfferingThatIsHiddenIsNotConfirmed() throws Exception {
    var address = SLOTS + "offering=" + offering + "&from=" + start;
    var caller = LoggedInAs.mentee(mentee);
    var known = String.valueOf(read(address, caller, "\"\"").getHeader("ETag"));

    update("update scheduling.offering set cohort_only = true where id = ?", offering);

    assertThat(read(address, caller, known).getStatus()).isEqualTo(404);
    assertThat(read(address, LoggedInAs.mentor(mentor), known).getStatus()).isEqualTo(200);
  }

  /** Looking for changes of so much takes longer than finding the first slots. */
  @Test
  void slotsOfManyMentorsAreNotKept() throws Exception {
    var many =
        IntStream.range(0, 100)
            .mapToObj(i -> "mentor=" + UUID.randomUUID())
            .collect(Collectors.joining("&"));
    var answer = read(SLOTS + many, LoggedInAs.mentee(mentee), "\"\"");

    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(answer.getHeader("ETag")).isNull();
    assertThat(answer.getHeader("Cache-Control")).contains("no-store");
  }

  private List<String> addresses() {
    return List.of(
        SLOTS + "mentor=" + mentor,
        SLOTS + "offering=" + offering,
        SLOTS + "offering=" + offering + "&from=" + start + "&zone=Asia/Tokyo",
        SLOTS + "mentor=" + mentor + "&from=" + start.minusSeconds(3_600) + "&to=" + plus(start, 1),
        SLOTS + "page=1&mentor=" + mentor + "&from=" + start);
  }

  private List<RequestPostProcessor> callers() {
    return List.of(LoggedInAs.mentee(mentee), LoggedInAs.mentor(mentor), LoggedInAs.operator());
  }

  private void change(int what, int number) {
    switch (what) {
      case 0 -> clock.advance(Duration.ofSeconds(number % 50));
      case 1 -> clock.advance(Duration.ofMinutes(number));
      case 2 -> set("offering", "price_minor = ?", 100 + number % 3);
      case 3 -> set("offering", "minimum_notice_hours = ?", number % 3);
      case 4 -> set("offering", "horizon_days = ?", 5 + number % 3);
      case 5 -> set("offering", "step_minutes = ?", 15 * (1 + number % 2));
      case 6 -> set("session", "seats_taken = ?", number % 3);
      case 7 -> set("offering", "cohort_only = ?", number % 2 == 0);
      case 8 ->
          update("update scheduling.mentor set listed = ? where id = ?", number % 5 > 0, mentor);
      case 9 -> show(number % 2 == 0 ? "everyone" : "cohorts");
      case 10 -> share(number % 2 == 0);
      case 11 -> set("booking", "status = 'HELD', hold_expires_at = ?", expiry());
      case 12 -> set("offering", "per_day = ?", 1 + number % 4);
      default -> set("availability", "rules = rules || ?::jsonb", zone(number));
    }
  }

  private void set(String table, String columns, Object value) {
    update(
        "update scheduling.%s set %s where mentor_id = ?".formatted(table, columns), value, mentor);
  }

  private OffsetDateTime expiry() {
    return clock.instant().plusSeconds(30).atOffset(ZoneOffset.UTC);
  }

  private static String zone(int number) {
    return "{\"zone\": \"%s\"}".formatted(number % 2 == 0 ? "UTC" : "Asia/Kathmandu");
  }

  private void show(String to) {
    update(
        """
        insert into scheduling.privacy_choice (member_id, calendar_content, profile_visibility, version)
        values (?, 'everything', ?, 1)
        on conflict (member_id) do update set profile_visibility = excluded.profile_visibility
        """,
        mentor,
        to);
  }

  private void share(boolean cohort) {
    var id = new UUID(7, mentor.getLeastSignificantBits());
    if (!cohort) {
      update("delete from scheduling.cohort_member where cohort_id = ?", id);
      return;
    }
    for (var member : Map.of(mentor, "MENTOR", mentee, "MENTEE").entrySet()) {
      update(
          """
          insert into scheduling.cohort_member (cohort_id, member_id, role, as_of)
          values (?, ?, ?, now()) on conflict do nothing
          """,
          id,
          member.getKey(),
          member.getValue());
    }
  }

  private static Instant plus(Instant time, int days) {
    return time.plus(Duration.ofDays(days));
  }

  private void update(String sql, Object... parameters) {
    jdbc.sql(sql).params(parameters).update();
  }

  private MockHttpServletResponse read(String address, RequestPostProcessor caller, String known)
      throws Exception {
    return mvc.perform(get(address).with(caller).header("If-None-Match", known))
        .andReturn()
        .getResponse();
  }
}
