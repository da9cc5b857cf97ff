package dev.tandem.acceptance;

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
final class Platform {

  static final String PASSWORD = "the operator's";
  static final String BOOKINGS = "/api/scheduling/bookings";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final SharedTime time;
  private final Someone stranger;
  private final Someone operatorByPassword;
  private final Someone operator;

  Platform(URI address, SharedTime time) {
    this.time = time;
    this.stranger = Someone.unknown(address);
    this.operatorByPassword = stranger.withPassword("operator", PASSWORD);
    this.operator = stranger.withToken("", token(operatorByPassword, "{}"));
  }

  SharedTime time() {
    return time;
  }

  Someone stranger() {
    return stranger;
  }

  Someone operator() {
    return operator;
  }

  /** Listed, and open from 6 to 22 o'clock UTC every day. */
  Someone mentor(String... skills) {
    var list = Arrays.stream(skills).map(it -> '"' + it + '"').toList();
    var mentor =
        member(
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
    patiently()
        .until(() ->
            mentor
                    .put(
                        "/api/scheduling/mentors/" + mentor.id() + "/availability",
                        "{\"zone\": \"UTC\", \"weekly\": " + week + "}")
                    .status()
                == 200);
    return mentor;
  }

  Someone mentee() {
    return member(
        "/api/members/mentees",
        """
        {"name": "Mia Lindqvist", "goals": "Learn Java", "topics": ["Java"],
         "languages": ["en"], "zone": "Europe/Stockholm"}
        """);
  }

  private Someone member(String path, String body) {
    var id = operator.post(path, body).id();
    var answer =
        await()
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(20))
            .until(
                () ->
                    operatorByPassword.post("/api/access/tokens", "{\"memberId\": \"" + id + "\"}"),
                it -> it.status() == 201);
    return stranger.withToken(id, answer.body().get("accessToken").asString());
  }

  /** A member's browser, signed in by the form. */
  Someone browser(Someone member) {
    var name = "web-" + member.id().substring(24);
    var given = "{\"username\": \"%s\", \"password\": \"a long one\"}".formatted(name);
    operator.put("/api/access/sign-ins/" + member.id(), given).expect(200);
    return stranger.signedIn(name, "a long one");
  }

  /**
   * An hour for 60.00 EUR.
   *
   * @param more properties in JSON, each with a comma before it
   */
  String offering(Someone mentor, String... more) {
    var offering =
        mentor
            .post(
                "/api/scheduling/offerings",
                """
                {"title": "Java, one to one", "minutes": 60,
                 "price": {"minor": 6000, "currency": "EUR"}%s}
                """
                    .formatted(String.join("", more)))
            .id();
    awaitSlots(mentor, offering);
    return offering;
  }

  /** They are shown once it is known there that the mentor is listed. */
  void awaitSlots(Someone mentor, String offering) {
    patiently()
        .until(() ->
            !mentor
                .see("/api/scheduling/slots?size=1&offering=" + offering)
                .get("items")
                .isEmpty());
  }

  /** That many days from now, at an hour of the day in UTC. */
  Instant at(int days, int hour) {
    return time.now()
        .truncatedTo(ChronoUnit.DAYS)
        .plus(Duration.ofDays(days))
        .plus(Duration.ofHours(hour));
  }

  Answer book(Someone mentee, String offering, Instant start, String card, String... headers) {
    return mentee.post(BOOKINGS, wish(offering, start, card), headers);
  }

  static String wish(String offering, Instant start, String card) {
    return """
    {"offeringId": "%s", "startsAt": "%s", "funding": {"kind": "CARD", "card": "%s"}}
    """
        .formatted(offering, start, card);
  }

  String confirmed(Someone mentee, String offering, Instant start) {
    var booking = book(mentee, offering, start, "ok").id();
    awaitStatus(booking, "CONFIRMED");
    return booking;
  }

  /** Booked, paid, met and completed, at the end of which it is an hour later. */
  String completed(Someone mentor, Someone mentee, String offering, Instant start) {
    var booking = confirmed(mentee, offering, start);
    time.reach(start.plus(Duration.ofHours(1)));
    mentor.post(BOOKINGS + "/" + booking + "/completion", "").expect(200);
    return booking;
  }

  String status(String booking) {
    return operator.see(BOOKINGS + "/" + booking).get("status").asString();
  }

  void awaitStatus(String booking, String status) {
    patiently().until(() -> status(booking), it -> it.equals(status));
  }

  /** Of a member's account, in minor units; 0 where there is none. */
  long balance(Someone member, String account) {
    return member
        .see("/api/billing/accounts/" + member.id())
        .get("balances")
        .valueStream()
        .filter(it -> it.get("account").asString().equals(account))
        .mapToLong(it -> it.get("balance").get("minor").asLong())
        .sum();
  }

  void awaitBalance(Someone member, String account, long minor) {
    patiently().until(() -> balance(member, account), it -> it == minor);
  }

  /** All credit notes of a member together, in minor units. */
  void awaitCredited(Someone member, long minor) {
    var path = "/api/billing/invoices?member=" + member.id();
    patiently()
        .until(
            () ->
                member
                    .see(path)
                    .get("items")
                    .valueStream()
                    .filter(it -> it.get("kind").asString().equals("CREDIT_NOTE"))
                    .mapToLong(it -> it.get("total").get("minor").asLong())
                    .sum(),
            it -> it == minor);
  }

  JsonNode awaitOne(Someone who, String path) {
    return patiently()
        .until(() -> who.see(path), it -> it.get("items").size() == 1)
        .get("items")
        .get(0);
  }

  /** What goes back, as shown and then as done. */
  long cancel(Someone who, String booking) {
    var path = BOOKINGS + "/" + booking + "/cancellation";
    var refund = who.post(path + "-preview", "").expect(200).body().get("refund");
    who.post(path, "{\"refund\": " + refund + "}").expect(200);
    assertThat(status(booking)).isEqualTo("CANCELLED");
    return refund.get("minor").asLong();
  }

  /** Debits equal credits in every currency. */
  void assertTheBooksBalance() {
    for (var currency : operator.see("/api/billing/trial-balance").get("currencies")) {
      assertThat(currency.get("balanced").asBoolean()).isTrue();
      assertThat(currency.get("debit")).isEqualTo(currency.get("credit"));
    }
  }

  /** Every event has had its effects everywhere, and none is parked. */
  void awaitQuiet() {
    patiently()
        .until(() ->
            operator
                .see("/api/eventing/subscriptions?size=100")
                .get("items")
                .valueStream()
                .allMatch(it -> it.get("lag").asInt() == 0 && it.get("parked").asInt() == 0));
  }

  static ConditionFactory patiently() {
    return await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20));
  }

  static String unknownId() {
    return UUID.randomUUID().toString();
  }

  private static String token(Someone who, String wanted) {
    return who.post("/api/access/tokens", wanted).expect(201).body().get("accessToken").asString();
  }
}
