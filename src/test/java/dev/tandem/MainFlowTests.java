package dev.tandem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.kernel.time.TravellingClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** From finding a mentor to the mentor's money, over HTTP, with every module. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "tandem.access.operator.password=the operator's")
class MainFlowTests {

  private static final String BOOKINGS = "/api/scheduling/bookings";

  @LocalServerPort int port;
  @Autowired ObjectMapper json;
  @Autowired TravellingClock clock;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String operator =
      "Basic "
          + Base64.getEncoder()
              .encodeToString("operator:the operator's".getBytes(StandardCharsets.UTF_8));
  private String mentorId = "";
  private String menteeId = "";
  private String mentor = "";
  private String mentee = "";

  @BeforeEach
  void aMentorWithOpenHoursAndAMentee() {
    clock.travelTo(Instant.parse("2026-11-02T08:00:00Z"));
    mentorId =
        created(
            operator,
            "/api/members/mentors",
            """
            {"name": "Amara Okafor", "headline": "Calm releases", "bio": "Twenty years of Java.",
             "skills": ["Java", "SQL"], "languages": ["en"], "zone": "Europe/Berlin", "capacity": 5}
            """);
    menteeId =
        created(
            operator,
            "/api/members/mentees",
            """
            {"name": "Mia Lindqvist", "goals": "Learn Java", "topics": ["Java"],
             "languages": ["en"], "zone": "Europe/Stockholm"}
            """);
    mentor = token(mentorId);
    mentee = token(menteeId);
    await()
        .until(() ->
            send(
                        mentor,
                        "PUT",
                        "/api/scheduling/mentors/" + mentorId + "/availability",
                        """
                        {"zone": "Europe/Berlin",
                         "weekly": [{"day": "WEDNESDAY", "start": "09:00", "end": "12:00"}]}
                        """)
                    .status()
                == 200);
  }

  @AfterEach
  void comeHome() {
    clock.comeHome();
  }

  @Test
  void aMenteeFindsAMentorBooksPaysMeetsAndRatesAndTheMentorIsPaid() {
    var offering = offering();
    var found = get(mentee, "/api/members/mentors?skill=Java");
    assertThat(found.get("items").valueStream().map(it -> it.get("id").asString()))
        .contains(mentorId);

    var slots = get(mentee, "/api/scheduling/slots?offering=" + offering);
    var start = slots.get("items").get(0).get("startsAt").asString();
    assertThat(start).isEqualTo("2026-11-04T08:00:00Z");
    var booking = book(offering, start, "ok");
    awaitStatus(booking, "CONFIRMED");
    assertThat(post(mentee, BOOKINGS, bookingOf(offering, start, "ok")).status()).isEqualTo(409);

    clock.travelTo(Instant.parse("2026-11-04T09:30:00Z"));
    assertThat(post(mentor, BOOKINGS + "/" + booking + "/completion", "").status()).isEqualTo(200);
    awaitStatus(booking, "COMPLETED");
    await()
        .until(() ->
            post(
                        mentee,
                        "/api/recommendations/ratings",
                        "{\"bookingId\": \"%s\", \"stars\": 5}".formatted(booking))
                    .status()
                == 201);
    await()
        .until(() ->
            get(mentee, "/api/billing/invoices?member=" + menteeId).get("total").asInt() == 1);

    clock.travelTo(Instant.parse("2026-11-08T12:00:00Z"));
    await().atMost(Duration.ofSeconds(30)).until(this::theMentorIsOwedSomething);
    clock.travelTo(Instant.parse("2026-11-09T06:30:00Z"));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() ->
            get(operator, "/api/billing/payouts?mentor=" + mentorId).get("total").asInt() == 1);
    assertTheBooksBalance();
  }

  @Test
  void aDeclinedCardLeavesTheSlotFreeAndTheBooksAtNought() {
    var offering = offering();
    var start = "2026-11-04T09:00:00Z";
    var refused = book(offering, start, "declined");
    await().until(() -> !status(refused).equals("HELD"));
    assertThat(status(refused)).isIn("EXPIRED", "CANCELLED");

    awaitStatus(book(offering, start, "ok"), "CONFIRMED");
    assertTheBooksBalance();
  }

  @Test
  void aCancellationPaysBackExactlyWhatThePreviewShowed() {
    var offering = offering();
    var booking = book(offering, "2026-11-04T10:00:00Z", "ok");
    awaitStatus(booking, "CONFIRMED");

    var path = BOOKINGS + "/" + booking + "/cancellation";
    var refund = post(mentee, path + "-preview", "").body().get("refund");
    assertThat(refund.get("minor").asInt()).isEqualTo(6000);
    assertThat(post(mentee, path, "{\"refund\": {\"minor\": 1, \"currency\": \"EUR\"}}").status())
        .isEqualTo(409);
    assertThat(post(mentee, path, "{\"refund\": " + refund + "}").status()).isEqualTo(200);
    awaitStatus(booking, "CANCELLED");
    assertTheBooksBalance();
  }

  private boolean theMentorIsOwedSomething() {
    return get(mentor, "/api/billing/accounts/" + mentorId)
        .get("balances")
        .valueStream()
        .anyMatch(it ->
            it.get("account").asString().equals("mentor:payable")
                && it.get("balance").get("minor").asInt() > 0);
  }

  private void assertTheBooksBalance() {
    for (var currency : get(operator, "/api/billing/trial-balance").get("currencies")) {
      assertThat(currency.get("balanced").asBoolean()).isTrue();
      assertThat(currency.get("debit")).isEqualTo(currency.get("credit"));
    }
  }

  private String offering() {
    return created(
        mentor,
        "/api/scheduling/offerings",
        """
        {"title": "Java, one to one", "minutes": 60, "price": {"minor": 6000, "currency": "EUR"}}
        """);
  }

  private String book(String offering, String start, String card) {
    return created(mentee, BOOKINGS, bookingOf(offering, start, card));
  }

  private static String bookingOf(String offering, String start, String card) {
    return """
    {"offeringId": "%s", "startsAt": "%s", "funding": {"kind": "CARD", "card": "%s"}}
    """
        .formatted(offering, start, card);
  }

  private void awaitStatus(String booking, String status) {
    await().atMost(Duration.ofSeconds(20)).until(() -> status(booking).equals(status));
  }

  private String status(String booking) {
    return get(mentee, BOOKINGS + "/" + booking).get("status").asString();
  }

  private String token(String member) {
    var body = "{\"memberId\": \"" + UUID.fromString(member) + "\"}";
    var answer =
        await().until(() -> post(operator, "/api/access/tokens", body), it -> it.status() == 201);
    return "Bearer " + answer.body().get("accessToken").asString();
  }

  private String created(String who, String path, String body) {
    var answer = post(who, path, body);
    assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(201);
    return answer.body().get("id").asString();
  }

  private JsonNode get(String who, String path) {
    var answer = send(who, "GET", path, "");
    assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(200);
    return answer.body();
  }

  private Answer post(String who, String path, String body) {
    return send(who, "POST", path, body);
  }

  private Answer send(String who, String method, String path, String body) {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .method(method, BodyPublishers.ofString(body))
            .header("Authorization", who)
            .header("Content-Type", "application/json")
            .build();
    try {
      var response = http.send(request, BodyHandlers.ofString());
      var text = response.body();
      return new Answer(
          response.statusCode(), text.isBlank() ? json.nullNode() : json.readTree(text));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  record Answer(int status, JsonNode body) {}
}
