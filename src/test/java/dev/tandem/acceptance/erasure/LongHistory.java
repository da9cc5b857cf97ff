package dev.tandem.acceptance.erasure;

import static dev.tandem.acceptance.environment.TandemClient.BOOKINGS_PATH;
import static dev.tandem.acceptance.environment.TandemClient.eventually;

import dev.tandem.acceptance.environment.ApiResponse;
import dev.tandem.acceptance.environment.ApiUser;
import dev.tandem.acceptance.environment.TandemClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a mentor and a mentee do over the years, with a canary in each field that takes a text. The
 * other side of each booking is somebody who stays.
 */
final class LongHistory {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final TandemClient tandem;
  private final Canaries canaries;
  private ApiUser mentor;
  private ApiUser mentee;
  private final List<String> refused = new ArrayList<>();
  private final List<ApiUser> witnesses = new ArrayList<>();

  LongHistory(TandemClient tandem, Canaries canaries) {
    this.tandem = tandem;
    this.canaries = canaries;
    this.mentor = create("mentors", mentorProfile());
    this.mentee = create("mentees", menteeProfile());
  }

  ApiUser mentor() {
    return mentor;
  }

  ApiUser mentee() {
    return mentee;
  }

  /** The requests with a canary that the platform did not take, with its answer. */
  List<String> refused() {
    return List.copyOf(refused);
  }

  /** Those who met them and stay. */
  List<ApiUser> witnesses() {
    return List.copyOf(witnesses);
  }

  private ApiUser create(String kind, Map<String, Object> profile) {
    var id = tandem.operator().post("/api/members/" + kind, json(profile)).createdId();
    return tandem.withNewToken(tandem.anonymous().withToken(id, ""));
  }

  private Map<String, Object> mentorProfile() {
    return Map.of(
        "name", canaries.next("mentor.name"),
        "headline", canaries.next("mentor.headline"),
        "bio", "First line\n" + canaries.next("mentor.bio"),
        "skills", List.of("Java", canaries.next("mentor.skills")),
        "languages", List.of("en"),
        "zone", "UTC",
        "capacity", 5);
  }

  private Map<String, Object> menteeProfile() {
    return Map.of(
        "name", canaries.next("mentee.name"),
        "goals", canaries.next("mentee.goals"),
        "topics", List.of("Java", canaries.next("mentee.topics")),
        "languages", List.of("en"),
        "zone", "Europe/Stockholm");
  }

  /**
   * @param profiles how often both change their profile
   * @param sessions how many sessions take place
   */
  void live(int profiles, int sessions) {
    openAccounts();
    changeProfiles(profiles);
    makeAvailable();
    var offering = offer();
    var otherMentee = tandem.createMentee();
    var otherMentor = tandem.createMentor();
    witnesses.addAll(List.of(otherMentee, otherMentor));
    var otherOffering = tandem.createOffering(otherMentor);
    tandem.awaitSlots(mentor, offering);
    for (int i = 0; i < sessions; i++) {
      meet(mentor, otherMentee, offering, 2, 8 + i);
      meet(otherMentor, mentee, otherOffering, 2, 8 + i);
    }
    cancel(otherMentee, mentor, offering, 20);
    cancel(mentee, otherMentor, otherOffering, 21);
    askForApproval();
    payWithUnusualCards(otherOffering);
    send(mentor.post("/api/preferences/exports", ""));
    send(mentee.post("/api/preferences/exports", ""));
    tandem.awaitAllEventsHandled();
  }

  void changeProfiles(int times) {
    for (int i = 0; i < times; i++) {
      send(mentor.put("/api/members/mentors/" + mentor.id(), json(mentorProfile())));
      send(mentee.put("/api/members/mentees/" + mentee.id(), json(menteeProfile())));
    }
  }

  private void openAccounts() {
    for (var member : List.of(mentor, mentee)) {
      var username = canaries.next("sign-in.username");
      var password = "secret " + canaries.next("sign-in.password (never readable)");
      send(
          tandem
              .operator()
              .put(
                  "/api/access/sign-ins/" + member.id(),
                  json(Map.of("username", username, "password", password))));
      send(
          tandem
              .operator()
              .put(
                  "/api/notifications/members/" + member.id() + "/address",
                  json(
                      Map.of(
                          "address",
                          canaries.next("contact.address") + "@example.org",
                          "name",
                          canaries.next("contact.name"),
                          "language",
                          "en"))));
      var browser =
          member.signInByFormFrom(
              "Mozilla/5.0 " + canaries.next("session.browser"), username, password);
      send(
          browser.submitFormFrom(
              "Mozilla/5.0",
              "/notifications/address",
              "address",
              canaries.next("contact.new-address") + "@example.org",
              "name",
              canaries.next("contact.new-name")));
      browser.get("/members/mentors?q=" + canaries.next("search (kept nowhere)"));
    }
    mentor = tandem.withNewToken(mentor);
    mentee = tandem.withNewToken(mentee);
  }

  private void makeAvailable() {
    var week =
        List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")
            .stream()
            .map(day -> Map.of("day", day, "start", "06:00", "end", "22:00"))
            .toList();
    var body = json(Map.of("zone", "UTC", "weekly", week));
    eventually()
        .until(() ->
            mentor.put("/api/scheduling/mentors/" + mentor.id() + "/availability", body).status()
                == 200);
  }

  /** Offerings under many titles; the last one stays. */
  private String offer() {
    var offering = "";
    for (int i = 0; i < 10; i++) {
      offering =
          send(mentor.post("/api/scheduling/offerings", offeringBody("offering.title")))
              .createdId();
      send(mentor.put("/api/scheduling/offerings/" + offering, offeringBody("offering.new-title")));
    }
    return offering;
  }

  private String offeringBody(String field, String... more) {
    return """
    {"title": "%s", "minutes": 60, "price": {"minor": 6000, "currency": "EUR"},
     "meeting": "At the library, %s"%s}
    """
        .formatted(canaries.next(field), canaries.next("offering.meeting"), String.join("", more));
  }

  private void meet(ApiUser host, ApiUser guest, String offering, int days, int hour) {
    var start = tandem.daysFromNow(days, hour);
    var booking =
        isOneOfThem(guest)
            ? bookWithNote(guest, offering, start)
            : tandem.book(guest, offering, start, "ok").createdId();
    tandem.awaitStatus(booking, "CONFIRMED");
    if (isOneOfThem(host)) {
      var meeting = json(Map.of("meeting", "Room " + canaries.next("meeting.meeting")));
      send(host.put(BOOKINGS_PATH + "/" + booking + "/meeting", meeting));
    }
    tandem.clock().advanceTo(start.plusSeconds(3600));
    host.post(BOOKINGS_PATH + "/" + booking + "/completion", "").expectStatus(200);
    rate(host, booking);
    rate(guest, booking);
  }

  private String bookWithNote(ApiUser guest, String offering, Instant start) {
    var request =
        Map.of(
            "offeringId",
            offering,
            "startsAt",
            start,
            "funding",
            Map.of("kind", "CARD", "card", "ok"),
            "note",
            "First line\n" + canaries.next("booking.note"));
    return send(guest.post(
            BOOKINGS_PATH,
            json(request),
            "Idempotency-Key",
            canaries.next("booking.idempotency-key")))
        .createdId();
  }

  /** Once recommendations knows of the session. */
  private void rate(ApiUser author, String booking) {
    var comment =
        isOneOfThem(author) ? canaries.next("rating.comment") : "All went well, thank you.";
    var rating = json(Map.of("bookingId", booking, "stars", 5, "comment", comment));
    eventually().until(() -> author.post("/api/recommendations/ratings", rating).status() == 201);
  }

  private void cancel(ApiUser guest, ApiUser host, String offering, int days) {
    for (var canceller : List.of(guest, host)) {
      var booking = tandem.bookAndConfirm(guest, offering, tandem.daysFromNow(days, 9));
      var path = BOOKINGS_PATH + "/" + booking + "/cancellation";
      var refund = canceller.post(path + "-preview", "").expectStatus(200).json().get("refund");
      var own = isOneOfThem(canceller);
      var reason = own ? canaries.next("cancellation.reason") : "I am ill";
      send(canceller.post(path, "{\"refund\": %s, \"reason\": \"%s\"}".formatted(refund, reason)));
    }
  }

  private boolean isOneOfThem(ApiUser user) {
    return user.id().equals(mentor.id()) || user.id().equals(mentee.id());
  }

  private void askForApproval() {
    var offering =
        send(mentor.post(
                "/api/scheduling/offerings",
                offeringBody("offering.title", ", \"needsApproval\": true")))
            .createdId();
    tandem.awaitSlots(mentor, offering);
    var guest = tandem.createMentee();
    var booking = tandem.book(guest, offering, tandem.daysFromNow(5, 16), "ok").createdId();
    tandem.awaitStatus(booking, "PENDING");
    send(
        mentor.post(
            BOOKINGS_PATH + "/" + booking + "/approval",
            json(Map.of("approved", false, "reason", canaries.next("approval.reason")))));
  }

  /** The gateway knows none of them. */
  private void payWithUnusualCards(String offering) {
    var card = canaries.next("booking.card");
    send(tandem.book(mentee, offering, tandem.daysFromNow(6, 12), card));
    send(
        mentee.post(
            "/api/billing/packs",
            """
            {"mentorId": "%s", "sessions": 5, "minutes": 60,
             "price": {"minor": 20000, "currency": "EUR"}, "card": "%s"}
            """
                .formatted(mentor.id(), canaries.next("pack.card")),
            "Idempotency-Key",
            canaries.next("pack.idempotency-key")));
  }

  private ApiResponse send(ApiResponse response) {
    if (response.status() >= 400) {
      refused.add(response.toString());
    }
    return response;
  }

  private static String json(Object value) {
    return JSON.writeValueAsString(value);
  }
}
