package dev.tandem.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.RecordedStatements;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every page and GET route runs as many statements for 50 items as for one. */
@SchedulingModuleTest
@TestPropertySource(properties = BookingHistory.OWN_DATABASE)
class StatementGrowthTests {

  /** Calendar programs have passwords of their own, and a feed is one statement. */
  private static final String FEEDS = "/scheduling/calendars/";

  @Autowired RecordedStatements statements;
  @Autowired BookingFixtures fixtures;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvc mvc;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  /** Somebody's things: a mentor's offerings, a mentee's waiting lists, and bookings of both. */
  record Owner(UUID mentor, UUID mentee, UUID offering, UUID booking, int items) {}

  /** What is asked, and by whom. */
  record Request(Function<Owner, String> address, Function<Owner, RequestPostProcessor> caller) {}

  private Owner one;
  private Owner many;

  @BeforeEach
  void create() {
    one = create(1);
    many = create(50);
  }

  @Test
  void noRouteRunsMoreStatementsForMoreItems() throws Exception {
    var softly = new SoftAssertions();
    for (var request : requests()) {
      var address = request.address().apply(many);
      softly.assertThatCode(() -> count(one, request)).as(address).doesNotThrowAnyException();
      softly
          .assertThatCode(() -> {
            var forOne = count(one, request).size();
            assertThat(count(many, request)).hasSizeLessThanOrEqualTo(forOne);
          })
          .as(address)
          .doesNotThrowAnyException();
    }
    softly.assertAll();
  }

  @Test
  void everyRouteIsAsked() {
    var asked =
        requests().stream()
            .map(it -> PathContainer.parsePath(it.address().apply(one).replaceAll("\\?.*", "")))
            .toList();
    mappings.getHandlerMethods().keySet().stream()
        .filter(it -> it.getMethodsCondition().getMethods().contains(RequestMethod.GET))
        .flatMap(it -> it.getPathPatternsCondition().getPatterns().stream())
        .filter(it -> it.getPatternString().matches("(/api)?/scheduling(/.*)?"))
        .filter(it -> !it.getPatternString().startsWith(FEEDS))
        .forEach(
            pattern -> assertThat(asked).as(pattern.getPatternString()).anyMatch(pattern::matches));
  }

  /** The last but one reads the key of the mentee, who is named in the event. */
  @Test
  void aHoldRunsAtMostElevenStatements() throws Exception {
    var mentee = UUID.randomUUID();
    var offering = fixtures.createOffering();
    hold(mentee, fixtures.createOffering(), 3);

    var run = statements.of(() -> hold(mentee, offering, 4));

    assertThat(run)
        .as(String.join("\n", run))
        .filteredOn(sql -> !sql.startsWith("set role"))
        .hasSizeLessThanOrEqualTo(11);
  }

  private void hold(UUID mentee, UUID offering, int days) throws Exception {
    var body = BookingFixtures.bookingJson(offering, fixtures.startAfter(Duration.ofDays(days)));
    mvc.perform(
            post("/api/scheduling/bookings")
                .with(LoggedInAs.mentee(mentee))
                .header("Idempotency-Key", "hold " + days)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body))
        .andExpect(status().isCreated());
  }

  /**
   * Who searches in which way is read again once a second, whoever asks, and a new connection may
   * be opened at any time.
   */
  private List<String> count(Owner owner, Request request) throws Exception {
    var address = request.address().apply(owner);
    return statements
        .of(() ->
            mvc.perform(get(address).with(request.caller().apply(owner)))
                .andExpect(status().isOk()))
        .stream()
        .filter(sql -> !sql.contains(" from scheduling.branch") && !sql.startsWith("set role"))
        .toList();
  }

  private List<Request> requests() {
    Function<Owner, RequestPostProcessor> mentee = it -> LoggedInAs.mentee(it.mentee());
    Function<Owner, RequestPostProcessor> mentor = it -> LoggedInAs.mentor(it.mentor());
    Function<Owner, RequestPostProcessor> operator = it -> LoggedInAs.operator();
    return List.of(
        new Request(it -> "/scheduling/sessions?size=50", mentee),
        new Request(it -> "/scheduling/sessions?size=50", mentor),
        new Request(it -> "/scheduling/fragments/upcoming", mentee),
        new Request(it -> "/scheduling/sessions/" + it.booking(), mentee),
        new Request(it -> "/scheduling/sessions/" + it.booking() + "/status", operator),
        new Request(it -> "/scheduling/sessions/" + it.booking() + "/cancellation", mentee),
        new Request(it -> "/scheduling/sessions/" + it.booking() + "/reschedule", mentee),
        new Request(it -> "/scheduling/sessions/" + it.booking() + "/session.ics", mentee),
        new Request(it -> "/scheduling/calendar", mentee),
        new Request(
            it ->
                "/scheduling/book?offering="
                    + it.offering()
                    + "&startsAt="
                    + fixtures.startAfter(Duration.ofDays(20)),
            mentee),
        new Request(it -> "/scheduling/fragments/mentors/" + it.mentor() + "/slots", mentee),
        new Request(it -> "/scheduling/mentors/" + it.mentor() + "?month=2000-01", mentee),
        new Request(it -> "/scheduling/week", mentor),
        new Request(it -> "/scheduling/availability", mentor),
        new Request(it -> "/scheduling/offerings", mentor),
        new Request(it -> "/scheduling/bookings?size=" + it.items(), operator),
        new Request(it -> "/scheduling/fragments/tasks", operator),
        new Request(it -> "/scheduling/branches?size=" + it.items(), operator),
        new Request(it -> "/api/scheduling/bookings?size=50", mentee),
        new Request(it -> "/api/scheduling/bookings?size=" + it.items(), operator),
        new Request(it -> "/api/scheduling/bookings/" + it.booking(), mentee),
        new Request(it -> "/api/scheduling/waitlist?size=50", mentee),
        new Request(it -> "/api/scheduling/slots?size=50&mentor=" + it.mentor(), mentee),
        new Request(it -> "/api/scheduling/mentors/" + it.mentor() + "/availability", mentor),
        new Request(it -> "/api/scheduling/offerings?size=50&mentor=" + it.mentor(), mentee),
        new Request(it -> "/api/scheduling/offerings?size=" + it.items(), mentee),
        new Request(it -> "/api/scheduling/offerings/" + it.offering(), mentee),
        new Request(it -> "/api/scheduling/sampled-reads", operator),
        new Request(it -> "/api/scheduling/branches", operator),
        new Request(it -> "/api/scheduling/branches/slots/history?size=" + it.items(), operator),
        new Request(
            it -> "/api/scheduling/branches/slots/evaluation?mentor=" + it.mentor(), operator),
        new Request(it -> "/api/scheduling/figures", operator));
  }

  private Owner create(int items) {
    var mentor = UUID.randomUUID();
    var mentee = UUID.randomUUID();
    var offering = fixtures.createOffering(mentor, 1, false, false);
    for (int i = 0; i < items; i++) {
      wait(fixtures.createOffering(mentor, 1, false, true), mentee, i);
    }
    BookingHistory.add(jdbc, 2 * items + 2, mentor, mentee);
    jdbc.sql("update scheduling.booking set offering_id = ? where mentor_id = ?")
        .params(offering, mentor)
        .update();
    var booking =
        jdbc.sql(
                "select id from scheduling.booking where mentor_id = ? order by starts_at desc limit 1")
            .param(mentor)
            .query(UUID.class)
            .single();
    return new Owner(mentor, mentee, offering, booking, items);
  }

  private void wait(UUID offering, UUID mentee, int hours) {
    jdbc.sql(
            """
            insert into scheduling.waitlist (offering_id, starts_at, mentee_id, joined_at, status)
            values (?, now() + ? * interval '1 hour' + interval '1 day', ?, now(), 'WAITING')
            """)
        .params(offering, hours, mentee)
        .update();
  }
}
