package dev.tandem;

import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import com.jayway.jsonpath.JsonPath;
import dev.tandem.testing.LoggedInAs;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** One of each thing that belongs to somebody: to one mentee, to one mentor, or to both. */
final class OwnedThings {

  private final MockMvc mvc;
  private final JdbcClient jdbc;
  final UUID mentee;
  final UUID mentor;
  final UUID otherMentee;
  final UUID otherMentor;

  /** The ids of the things, by the addresses that lead to them. */
  private final Map<String, String> ids = new LinkedHashMap<>();

  OwnedThings(MockMvc mvc, JdbcClient jdbc) throws Exception {
    this.mvc = mvc;
    this.jdbc = jdbc;
    mentee = createMentee();
    mentor = createMentor();
    otherMentee = createMentee();
    otherMentor = createMentor();
    var cohort = createCohort();
    var offering = createOffering();
    var booking = book(offering);
    ids.put("/api/scheduling/offerings/.*|/scheduling/offerings/.*", offering);
    ids.put(".*/(bookings|sessions)/\\{id}.*(?<!end)", booking);
    ids.put(".*/(mentors|favourites)/\\{(id|mentor|mentorId)}.*", mentor.toString());
    ids.put(".*/(mentees|members|name|accounts)/\\{(id|memberId)}.*", mentee.toString());
    ids.put(".*member=\\{memberId}", mentee.toString());
    ids.put(".*mentor=\\{mentor}", mentor.toString());
    ids.put(".*/cohorts/\\{id}.*", cohort);
    ids.put(".*/invoices/\\{number}.*", awaitInvoice());
    ids.put(".*/messages/\\{id}", awaitMessage());
    ids.put(".*/exports/\\{id}/download", requestExport());
    ids.put("/access/sessions/\\{id}/end", beginSession());
  }

  /**
   * @throws IllegalArgumentException if nobody has said what the route leads to
   */
  String idFor(String path) {
    return ids.entrySet().stream()
        .filter(thing -> path.matches(thing.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Say here whose thing this is: " + path));
  }

  private UUID createMentee() throws Exception {
    return created(
        post("/api/members/mentees"),
        LoggedInAs.operator(),
        """
        {"name": "Mia", "goals": "Learn Java", "topics": ["Java"], "languages": ["en"],
         "zone": "UTC"}
        """);
  }

  private UUID createMentor() throws Exception {
    return created(
        post("/api/members/mentors"),
        LoggedInAs.operator(),
        """
        {"name": "Amara", "headline": "Calm", "bio": "Years", "skills": ["Java"],
         "languages": ["en"], "zone": "UTC", "capacity": 5}
        """);
  }

  private String createCohort() throws Exception {
    var today = LocalDate.now(ZoneOffset.UTC);
    var cohort =
        created(
            post("/api/members/cohorts"),
            LoggedInAs.operator(),
            """
            {"name": "Spring", "topics": ["Java"], "startsOn": "%s", "endsOn": "%s",
             "capacity": 9}
            """
                .formatted(today, today.plusDays(90)));
    for (var member : Map.of(mentee, "MENTEE", mentor, "MENTOR").entrySet()) {
      answer(
          post("/api/members/cohorts/" + cohort + "/enrolments"),
          LoggedInAs.operator(),
          "{\"memberId\": \"%s\", \"role\": \"%s\", \"capacity\": 1}"
              .formatted(member.getKey(), member.getValue()));
    }
    var choices = "/api/recommendations/cohorts/" + cohort + "/choices";
    eventually(() ->
        mvc.perform(get(choices).with(LoggedInAs.mentee(mentee)))
                .andReturn()
                .getResponse()
                .getStatus()
            == 200);
    return cohort.toString();
  }

  private String createOffering() throws Exception {
    var week =
        Arrays.stream(DayOfWeek.values())
            .map(
                day -> "{\"day\": \"%s\", \"start\": \"06:00\", \"end\": \"22:00\"}".formatted(day))
            .toList();
    eventually(() ->
        mvc.perform(
                    put("/api/scheduling/mentors/" + mentor + "/availability")
                        .with(LoggedInAs.mentor(mentor))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"zone\": \"UTC\", \"weekly\": " + week + "}"))
                .andReturn()
                .getResponse()
                .getStatus()
            == 200);
    return created(
            post("/api/scheduling/offerings"),
            LoggedInAs.mentor(mentor),
            """
            {"title": "Java", "minutes": 60, "price": {"minor": 6000, "currency": "EUR"}}
            """)
        .toString();
  }

  private String book(String offering) throws Exception {
    var start = LocalDate.now(ZoneOffset.UTC).plusDays(3).atTime(10, 0) + ":00Z";
    var request =
        """
        {"offeringId": "%s", "startsAt": "%s", "funding": {"kind": "CARD", "card": "ok"}}
        """
            .formatted(offering, start);
    var path = "/api/scheduling/bookings";
    var booking =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(
                () -> answer(post(path), LoggedInAs.mentee(mentee), request),
                answer -> answer.contains("\"id\""));
    String id = JsonPath.read(booking, "$.id");
    eventually(
        () -> answer(get(path + "/" + id), LoggedInAs.mentee(mentee), "").contains("CONFIRMED"));
    return id;
  }

  private String awaitInvoice() throws Exception {
    eventually(() -> !invoices().contains("\"total\":0") && invoices().contains("\"T-"));
    return JsonPath.read(invoices(), "$.items[0].number");
  }

  private String invoices() throws Exception {
    return answer(get("/api/billing/invoices"), LoggedInAs.mentee(mentee), "");
  }

  private String awaitMessage() {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                jdbc.sql("select id::text from notifications.message where member_id = ? limit 1")
                    .param(mentee)
                    .query(String.class)
                    .optional(),
            java.util.Optional::isPresent)
        .orElseThrow();
  }

  private String requestExport() throws Exception {
    return created(post("/api/preferences/exports"), LoggedInAs.mentee(mentee), "{}").toString();
  }

  private String beginSession() {
    var id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into access.member_session
              (id, member_id, started_at, ends_at, address, browser, last_used_at)
            values (?, ?, now(), now() + interval '1 hour', '127.0.0.1', 'Firefox', now())
            """)
        .params(id, mentee)
        .update();
    return id.toString();
  }

  private UUID created(
      MockHttpServletRequestBuilder request, RequestPostProcessor caller, String body)
      throws Exception {
    return UUID.fromString(JsonPath.read(answer(request, caller, body), "$.id"));
  }

  private String answer(
      MockHttpServletRequestBuilder request, RequestPostProcessor caller, String body)
      throws Exception {
    return mvc.perform(request.with(caller).contentType(MediaType.APPLICATION_JSON).content(body))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private static void eventually(Callable<Boolean> condition) {
    await().atMost(Duration.ofSeconds(30)).until(condition);
  }
}
