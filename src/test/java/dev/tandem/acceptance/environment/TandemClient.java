package dev.tandem.acceptance.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import tools.jackson.databind.JsonNode;

/** Tandem as seen from outside: one address, the operator's password, and the clock. */
public final class TandemClient {

  public static final String OPERATOR_PASSWORD = "the operator's";
  public static final String BOOKINGS_PATH = "/api/scheduling/bookings";
  private static final Duration TIMEOUT = Duration.ofSeconds(120);

  private final SharedTestClock clock;
  private final ApiUser anonymous;
  private final ApiUser operatorWithPassword;
  private final ApiUser operator;

  public TandemClient(URI address, SharedTestClock clock) {
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

  /** Creates a listed mentor who is available from 06:00 to 22:00 UTC every day. */
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
        Arrays.stream(DayOfWeek.values())
            .map(
                day -> "{\"day\": \"%s\", \"start\": \"06:00\", \"end\": \"22:00\"}".formatted(day))
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
    return withNewToken(operator.post(path, body).createdId());
  }

  /** The member with a token of today: a new password ends the tokens of before. */
  public ApiUser withNewToken(ApiUser member) {
    return withNewToken(member.id());
  }

  private ApiUser withNewToken(String id) {
    var token =
        await()
            .atMost(TIMEOUT)
            .pollInterval(Duration.ofMillis(20))
            .until(
                () ->
                    operatorWithPassword.post(
                        "/api/access/tokens", "{\"memberId\": \"" + id + "\"}"),
                response -> response.status() == 201);
    return anonymous.withToken(id, token.json().get("accessToken").asString());
  }

  /** Gives the member a password and signs in through the form, as their browser. */
  public ApiUser signInBrowser(ApiUser member) {
    var name = "web-" + member.id().substring(24);
    var credentials = "{\"username\": \"%s\", \"password\": \"a long one\"}".formatted(name);
    operator.put("/api/access/sign-ins/" + member.id(), credentials).expectStatus(200);
    return anonymous.signInByForm(name, "a long one");
  }

  /**
   * Creates an offering of 60 minutes for 60.00 EUR.
   *
   * @param more further properties in JSON, each with a leading comma
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

  /** Slots appear once scheduling has received the event that the mentor is listed. */
  public void awaitSlots(ApiUser mentor, String offering) {
    eventually()
        .until(() ->
            !mentor
                .getJson("/api/scheduling/slots?size=1&offering=" + offering)
                .get("items")
                .isEmpty());
  }

  /** The hour of the day, in UTC, so many days from today; negative days are in the past. */
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

  /** Books, awaits the confirmation, advances the clock to the end and completes the session. */
  public String bookAndComplete(ApiUser mentor, ApiUser mentee, String offering, Instant start) {
    var booking = bookAndConfirm(mentee, offering, start);
    clock.advanceTo(start.plus(Duration.ofHours(1)));
    mentor.post(BOOKINGS_PATH + "/" + booking + "/completion", "").expectStatus(200);
    return booking;
  }

  public String statusOf(String booking) {
    return operator.getJson(BOOKINGS_PATH + "/" + booking).get("status").asString();
  }

  /** In a canary the operator reads a copy, which may not have yet what the mentee has booked. */
  public void awaitStatus(String booking, String status) {
    eventually().untilAsserted(() -> assertThat(statusOf(booking)).isEqualTo(status));
  }

  /** The balance of a member's account, in minor units; 0 where there is no such account. */
  public long balanceOf(ApiUser member, String account) {
    return member
        .getJson("/api/billing/accounts/" + member.id())
        .get("balances")
        .valueStream()
        .filter(balance -> balance.get("account").asString().equals(account))
        .mapToLong(balance -> balance.get("balance").get("minor").asLong())
        .sum();
  }

  public void awaitBalance(ApiUser member, String account, long minor) {
    eventually().until(() -> balanceOf(member, account), it -> it == minor);
  }

  /**
   * Waits for credit notes of the member.
   *
   * @param minor the expected sum of all credit notes, in minor units
   */
  public void awaitCreditNotes(ApiUser member, long minor) {
    var path = "/api/billing/invoices?member=" + member.id();
    eventually()
        .until(
            () ->
                member
                    .getJson(path)
                    .get("items")
                    .valueStream()
                    .filter(document -> document.get("kind").asString().equals("CREDIT_NOTE"))
                    .mapToLong(document -> document.get("total").get("minor").asLong())
                    .sum(),
            sum -> sum == minor);
  }

  public JsonNode awaitSingleItem(ApiUser user, String path) {
    return eventually()
        .until(() -> user.getJson(path), page -> page.get("items").size() == 1)
        .get("items")
        .get(0);
  }

  /** Cancels at the previewed refund and returns the refund, in minor units. */
  public long cancelAndGetRefund(ApiUser user, String booking) {
    var path = BOOKINGS_PATH + "/" + booking + "/cancellation";
    var refund = user.post(path + "-preview", "").expectStatus(200).json().get("refund");
    user.post(path, "{\"refund\": " + refund + "}").expectStatus(200);
    awaitStatus(booking, "CANCELLED");
    return refund.get("minor").asLong();
  }

  /** Asserts that debits equal credits in every currency. */
  public void assertLedgerBalances() {
    for (var currency : operator.getJson("/api/billing/trial-balance").get("currencies")) {
      assertThat(currency.get("balanced").asBoolean()).isTrue();
      assertThat(currency.get("debit")).isEqualTo(currency.get("credit"));
    }
  }

  /** Waits until every subscription has handled every event and none is parked. */
  public void awaitAllEventsHandled() {
    eventually()
        .until(() ->
            subscriptions().stream()
                .allMatch(subscription ->
                    subscription.get("lag").asInt() == 0
                        && subscription.get("parked").asInt() == 0));
  }

  /** As an operator sees them, of all pages. */
  public List<JsonNode> subscriptions() {
    var all = new ArrayList<JsonNode>();
    for (int page = 0; page * 100 == all.size(); page++) {
      var items =
          operator.getJson("/api/eventing/subscriptions?size=100&page=" + page).get("items");
      items.forEach(all::add);
    }
    return all;
  }

  public static ConditionFactory eventually() {
    return await().atMost(TIMEOUT).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20));
  }

  public static String randomId() {
    return UUID.randomUUID().toString();
  }

  private static String requestToken(ApiUser user, String body) {
    return user.post("/api/access/tokens", body)
        .expectStatus(201)
        .json()
        .get("accessToken")
        .asString();
  }
}
