package dev.tandem.acceptance.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import tools.jackson.databind.JsonNode;

/** Tandem as it is known from outside: one address, an operator's password, and the time. */
public final class TandemClient {

  public static final String OPERATOR_PASSWORD = "the operator's";
  public static final String BOOKINGS_PATH = "/api/scheduling/bookings";
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final SharedTestClock clock;
  private final ApiUser anonymous;
  private final ApiUser operatorWithPassword;
  private final ApiUser operator;

  TandemClient(URI address, SharedTestClock clock) {
    this.clock = clock;
    this.anonymous = ApiUser.anonymous(address);
    this.operatorWithPassword = anonymous.withPassword("operator", OPERATOR_PASSWORD);
    this.operator = anonymous.withToken("", requestToken(operatorWithPassword, "{}"));
  }

  public SharedTestClock clock() {
    return clock;
  }

  public ApiUser anonymous() {
    return anonymous;
  }

  public ApiUser operator() {
    return operator;
  }

  /** Listed, and open from 6 to 22 o'clock UTC every day. */
  public ApiUser createMentor(String... skills) {
    var list = Arrays.stream(skills).map(it -> '"' + it + '"').toList();
    var mentor =
        createMember(
            "/api/members/mentors",
            """
            {"name": "Amara Okafor", "headline": "Calm releases", "bio": "Twenty years of Java.",
             "skills": %s, "languages": ["en"], "zone": "UTC", "capacity": 5}
            """
                .formatted(skills.length == 0 ? "[\"Java\"]" : list));
    var week =
        Arrays.stream(java.time.DayOfWeek.values())
            .map(it -> "{\"day\": \"%s\", \"start\": \"06:00\", \"end\": \"22:00\"}".formatted(it))
            .toList();
    eventually()
        .until(() ->
            mentor
                    .put(
                        "/api/scheduling/mentors/" + mentor.id() + "/availability",
                        "{\"zone\": \"UTC\", \"weekly\": " + week + "}")
                    .status()
                == 200);
    return mentor;
  }

  public ApiUser createMentee() {
    return createMember(
        "/api/members/mentees",
        """
        {"name": "Mia Lindqvist", "goals": "Learn Java", "topics": ["Java"],
         "languages": ["en"], "zone": "Europe/Stockholm"}
        """);
  }

  private ApiUser createMember(String path, String body) {
    var id = operator.post(path, body).createdId();
    var answer =
        await()
            .atMost(TIMEOUT)
            .pollInterval(Duration.ofMillis(20))
            .until(
                () ->
                    operatorWithPassword.post(
                        "/api/access/tokens", "{\"memberId\": \"" + id + "\"}"),
                it -> it.status() == 201);
    return anonymous.withToken(id, answer.json().get("accessToken").asString());
  }

  /** A member's browser, signed in by the form. */
  public ApiUser signInBrowser(ApiUser member) {
    var name = "web-" + member.id().substring(24);
    var given = "{\"username\": \"%s\", \"password\": \"a long one\"}".formatted(name);
    operator.put("/api/access/sign-ins/" + member.id(), given).expectStatus(200);
    return anonymous.signInByForm(name, "a long one");
  }

  /**
   * An hour for 60.00 EUR.
   *
   * @param more properties in JSON, each with a comma before it
   */
  public String createOffering(ApiUser mentor, String... more) {
    var offering =
        mentor
            .post(
                "/api/scheduling/offerings",
                """
                {"title": "Java, one to one", "minutes": 60,
                 "price": {"minor": 6000, "currency": "EUR"}%s}
                """
                    .formatted(String.join("", more)))
            .createdId();
    awaitSlots(mentor, offering);
    return offering;
  }

  /** They are shown once it is known there that the mentor is listed. */
  public void awaitSlots(ApiUser mentor, String offering) {
    eventually()
        .until(() ->
            !mentor
                .getJson("/api/scheduling/slots?size=1&offering=" + offering)
                .get("items")
                .isEmpty());
  }

  /** That many days from now, at an hour of the day in UTC. */
  public Instant daysFromNow(int days, int hour) {
    return clock
        .now()
        .truncatedTo(ChronoUnit.DAYS)
        .plus(Duration.ofDays(days))
        .plus(Duration.ofHours(hour));
  }

  public ApiResponse book(
      ApiUser mentee, String offering, Instant start, String card, String... headers) {
    return mentee.post(BOOKINGS_PATH, bookingRequest(offering, start, card), headers);
  }

  public static String bookingRequest(String offering, Instant start, String card) {
    return """
    {"offeringId": "%s", "startsAt": "%s", "funding": {"kind": "CARD", "card": "%s"}}
    """
        .formatted(offering, start, card);
  }

  public String bookAndConfirm(ApiUser mentee, String offering, Instant start) {
    var booking = book(mentee, offering, start, "ok").createdId();
    awaitStatus(booking, "CONFIRMED");
    return booking;
  }

  /** Booked, paid, met and completed, at the end of which it is an hour later. */
  public String bookAndComplete(ApiUser mentor, ApiUser mentee, String offering, Instant start) {
    var booking = bookAndConfirm(mentee, offering, start);
    clock.advanceTo(start.plus(Duration.ofHours(1)));
    mentor.post(BOOKINGS_PATH + "/" + booking + "/completion", "").expectStatus(200);
    return booking;
  }

  public String statusOf(String booking) {
    return operator.getJson(BOOKINGS_PATH + "/" + booking).get("status").asString();
  }

  public void awaitStatus(String booking, String status) {
    eventually().until(() -> statusOf(booking), it -> it.equals(status));
  }

  /** Of a member's account, in minor units; 0 where there is none. */
  public long balanceOf(ApiUser member, String account) {
    return member
        .getJson("/api/billing/accounts/" + member.id())
        .get("balances")
        .valueStream()
        .filter(it -> it.get("account").asString().equals(account))
        .mapToLong(it -> it.get("balance").get("minor").asLong())
        .sum();
  }

  public void awaitBalance(ApiUser member, String account, long minor) {
    eventually().until(() -> balanceOf(member, account), it -> it == minor);
  }

  /** All credit notes of a member together, in minor units. */
  public void awaitCreditNotes(ApiUser member, long minor) {
    var path = "/api/billing/invoices?member=" + member.id();
    eventually()
        .until(
            () ->
                member
                    .getJson(path)
                    .get("items")
                    .valueStream()
                    .filter(it -> it.get("kind").asString().equals("CREDIT_NOTE"))
                    .mapToLong(it -> it.get("total").get("minor").asLong())
                    .sum(),
            it -> it == minor);
  }

  public JsonNode awaitSingleItem(ApiUser who, String path) {
    return eventually()
        .until(() -> who.getJson(path), it -> it.get("items").size() == 1)
        .get("items")
        .get(0);
  }

  /** What goes back, as shown and then as done. */
  public long cancelAndGetRefund(ApiUser who, String booking) {
    var path = BOOKINGS_PATH + "/" + booking + "/cancellation";
    var refund = who.post(path + "-preview", "").expectStatus(200).json().get("refund");
    who.post(path, "{\"refund\": " + refund + "}").expectStatus(200);
    assertThat(statusOf(booking)).isEqualTo("CANCELLED");
    return refund.get("minor").asLong();
  }

  /** Debits equal credits in every currency. */
  public void assertLedgerBalances() {
    for (var currency : operator.getJson("/api/billing/trial-balance").get("currencies")) {
      assertThat(currency.get("balanced").asBoolean()).isTrue();
      assertThat(currency.get("debit")).isEqualTo(currency.get("credit"));
    }
  }

  /** Every event has had its effects everywhere, and none is parked. */
  public void awaitAllEventsHandled() {
    eventually()
        .until(() ->
            operator
                .getJson("/api/eventing/subscriptions?size=100")
                .get("items")
                .valueStream()
                .allMatch(it -> it.get("lag").asInt() == 0 && it.get("parked").asInt() == 0));
  }

  public static ConditionFactory eventually() {
    return await().atMost(TIMEOUT).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20));
  }

  public static String randomId() {
    return UUID.randomUUID().toString();
  }

  private static String requestToken(ApiUser who, String wanted) {
    return who.post("/api/access/tokens", wanted)
        .expectStatus(201)
        .json()
        .get("accessToken")
        .asString();
  }
}
