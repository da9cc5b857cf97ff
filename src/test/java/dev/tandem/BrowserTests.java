package dev.tandem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import dev.tandem.testing.Browser;
import dev.tandem.testing.OwnPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The main flows of mentees, mentors and operators in a real browser, against the whole platform.
 */
@Tag("slow")
@OwnPlatform
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "tandem.access.operator.password=" + BrowserTests.PASSWORD)
class BrowserTests {

  static final String PASSWORD = "browser-tests";

  /** In CSS pixels, that of a common one. */
  private static final int PHONE_HEIGHT = 844;

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static final List<String> PAGES_OF_VISITORS =
      List.of("/access/sign-in", "/notifications/password-link", "/notifications/sign-up");

  private static final List<String> PAGES_OF_MENTORS =
      List.of(
          "/",
          "/access/password",
          "/access/sessions",
          "/billing/earnings",
          "/members/profile",
          "/notifications/address",
          "/notifications/messages",
          "/preferences",
          "/preferences/exports",
          "/preferences/history",
          "/preferences/leaving",
          "/scheduling/availability",
          "/scheduling/offerings",
          "/scheduling/sessions",
          "/scheduling/week");

  private static final List<String> PAGES_OF_OPERATORS =
      List.of(
          "/",
          "/architecture",
          "/billing/invoices",
          "/billing/ledger",
          "/eventing",
          "/eventing/search?q=" + new UUID(0, 9),
          "/members/applications",
          "/members/cohorts",
          "/members/people",
          "/members/people/new?role=mentor",
          "/notifications/addresses",
          "/notifications/invitations",
          "/notifications/outbox",
          "/portal/mentors",
          "/preferences/cohorts",
          "/preferences/erasures",
          "/preferences/migration",
          "/recommendations/branches",
          "/rollout",
          "/rollout/mismatches",
          "/scheduling/bookings",
          "/scheduling/branches",
          "/signals",
          "/signals/figures",
          "/signals/review");

  @LocalServerPort int port;

  @Test
  void aMenteeFindsAMentorBooksPaysAndCancels() {
    findBookPayAndCancel(1280, false);
  }

  @Test
  void aMenteeFindsAMentorBooksPaysAndCancelsOnADarkPhone() {
    findBookPayAndCancel(390, true);
  }

  private void findBookPayAndCancel(int width, boolean dark) {
    try (var browser = Browser.open(port, width, dark)) {
      var mentor = createMentor("mentor-" + width, "Ada Okafor " + width);
      createMentee("mentee-" + width, "Tara Lind");

      browser.navigateTo("/access/sign-in");
      browser.assertAccessible();
      browser.signIn("mentee-" + width, PASSWORD);
      browser.awaitText("Tara Lind");
      browser.reloadUntilText("Ada Okafor " + width);
      assertThat(browser.findAll(".reasons li")).isNotEmpty();
      browser.assertAccessible();

      browser.navigateTo("/recommendations/mentors?q=okafor");
      browser.assertAccessible();
      browser.clickElement("main a[href='/portal/mentors/" + mentor + "']");
      browser.awaitText("Builds payment systems");
      browser.awaitText("An hour on your design");
      browser.assertAccessible();

      browser.navigateTo(lastSlot(browser));
      browser.awaitText("If you cancel");
      browser.assertAccessible();
      browser.clickButton("Book for");
      browser.reloadUntilText("Confirmed");
      browser.reloadUntilText("50.00");
      browser.assertAccessible();
      var session = browser.currentPath();

      browser.navigateTo("/scheduling/calendar");
      browser.clickButton("Turn on feed");
      browser.awaitText("Your feed address");
      assertThat(browser.findAll("main input[readonly]").getFirst().getAttribute("value"))
          .contains("/scheduling/calendars/");
      browser.assertAccessible();
      browser.navigateTo("/scheduling/sessions");
      browser.awaitText("Ada Okafor " + width);
      browser.assertAccessible();

      browser.navigateTo(session);
      browser.clickButton("Reschedule");
      browser.awaitText("Keep the time");
      browser.assertAccessible();
      browser.clickButton("Cancel session");
      browser.awaitText("You get 50.00 EUR back.");
      browser.assertAccessible();
      browser.clickButton("Confirm cancellation");
      browser.reloadUntilText("Cancelled");
      browser.reloadUntilText("is refunded to the card");
      browser.assertAccessible();
    }
  }

  @Test
  void aTimeIsChosenByKeyboardOnOneScreenOfAPhone() {
    var mentor = createMentor("booker-mentor", "Ines Prado", "Gardening");
    createMentee("booker-mentee", "Jo Falk");
    try (var browser = Browser.open(port, 390, false)) {
      browser.signIn("booker-mentee", PASSWORD);
      browser.navigateTo("/portal/mentors/" + mentor + "?zone=kolkata");
      browser.awaitText("The second time is Ines Prado’s");
      assertThat(browser.heightOf("#booker")).isLessThan(PHONE_HEIGHT);
      browser.assertAccessible();

      var month = nextMonth(browser);
      browser.focus("#next-month");
      browser.press(Keys.ENTER);
      browser.awaitText(month);
      assertThat(browser.focused()).isEqualTo("next-month");
      browser.focus(".calendar td a[aria-current]");
      var chosen = browser.focused();
      browser.press(Keys.ARROW_RIGHT);
      var other = browser.focused();
      assertThat(other).startsWith("day-").isNotEqualTo(chosen);
      browser.press(Keys.ENTER);
      assertThat(browser.findAll("#" + other + "[aria-current]")).hasSize(1);
      assertThat(browser.focused()).isEqualTo(other);
      assertThat(browser.currentPath())
          .startsWith("/portal/mentors/" + mentor + "?offering=")
          .contains("&day=", "&zone=Asia%2FKolkata");
      browser.press(Keys.TAB);
      browser.press(Keys.TAB);
      browser.press(Keys.TAB);
      browser.press(Keys.ENTER);
      browser.awaitText("If you cancel");
      assertThat(browser.mainText()).contains("Asia/Kolkata", "For the mentor");
      browser.assertAccessible();
    }
  }

  @Test
  void aSessionIsBookedWithoutScripts() {
    var mentor = createMentor("plain-mentor", "Ruth Amsel", "Gardening");
    createMentee("plain-mentee", "Kim Holt");
    try (var browser = Browser.open(port, 390, false)) {
      browser.signIn("plain-mentee", PASSWORD);
      browser.turnScriptsOff();
      browser.navigateTo("/");
      browser.clickElement("header noscript a");
      browser.clickElement("main a[href='/recommendations/mentors']");
      browser.type("q", "amsel");
      browser.clickElement("main form button");
      browser.reloadUntilText("Ruth Amsel");
      browser.clickElement("main a[href='/portal/mentors/" + mentor + "']");
      browser.clickElement("main noscript a");
      browser.clickElement("main #next-month");
      browser.clickElement("main .times li a");
      browser.clickElement("main .decision form button");
      browser.reloadUntilText("Confirmed");

      browser.clickButton("Reschedule");
      browser.clickElement("#next-month");
      browser.clickElement(".times li:last-child label");
      browser.clickButton("Reschedule session");
      browser.awaitText("Moved to");
      browser.clickButton("Cancel session");
      browser.clickButton("Confirm cancellation");
      browser.awaitText("Cancelled");
    }
  }

  @Test
  void theMentorsAndTheOperatorsPagesAreAccessibleOnADarkPhone() {
    openPagesOfMentorsAndOperators(390, true);
  }

  @Test
  void theMentorsAndTheOperatorsPagesAreAccessible() {
    openPagesOfMentorsAndOperators(1280, false);
  }

  private void openPagesOfMentorsAndOperators(int width, boolean dark) {
    var name = "mentor-" + width + dark;
    createMentor(name, "Kofi Mensah");
    try (var browser = Browser.open(port, width, dark)) {
      assertAccessible(PAGES_OF_VISITORS, browser);
      browser.signIn(name, PASSWORD);
      assertAccessible(PAGES_OF_MENTORS, browser);
    }
    try (var browser = Browser.open(port, width, dark)) {
      browser.signIn("operator", PASSWORD);
      assertAccessible(PAGES_OF_OPERATORS, browser);
    }
  }

  private static void assertAccessible(List<String> pages, Browser browser) {
    for (var page : pages) {
      browser.navigateTo(page);
      browser.assertAccessible();
    }
  }

  @Test
  void aFormKeepsWhatWasTyped() {
    var mentor = createMentor("forms-mentor", "Wanja Mwangi");
    createMentee("forms-mentee", "Ola Berg");
    try (var browser = Browser.open(port, 390, false)) {
      browser.signIn("forms-mentee", PASSWORD);
      browser.navigateTo("/portal/mentors/" + new UUID(0, 9));
      browser.awaitText("There is no such mentor.");
      assertThat(browser.mainText()).doesNotContain("Book a session", "ratings");

      browser.navigateTo("/portal/mentors/" + mentor);
      browser.navigateTo(lastSlot(browser));
      browser.clickButton("Book for");
      browser.reloadUntilText("Confirmed");
      var session = browser.currentPath();
      browser.clickButton("Cancel session");
      browser.type("reason", "I am ill");
      browser.inAnotherTab(() -> {
        browser.navigateTo(session);
        browser.clickButton("Cancel session");
        browser.clickButton("Confirm cancellation");
        browser.awaitText("This session was cancelled.");
      });
      browser.clickButton("Confirm cancellation");
      browser.awaitText("This booking can no longer be cancelled.");
      assertThat(browser.valueOf("reason")).isEqualTo("I am ill");
      browser.clickElement("main .answer a");
      browser.awaitText("This session was cancelled.");

      browser.navigateTo("/members/profile");
      browser.type("goals", " and more");
      browser.inAnotherTab(() -> {
        browser.navigateTo("/members/profile");
        browser.type("goals", " or teach");
        browser.clickButton("Save my profile");
        browser.awaitText("Saved.");
      });
      browser.clickButton("Save my profile");
      browser.awaitText("This was changed after you loaded it");
      browser.clickButton("Save anyway");
      browser.awaitText("Saved.");
      assertThat(browser.valueOf("goals")).isEqualTo("Lead and more");

      browser.type("goals", " still");
      browser.forgetSession();
      browser.clickButton("Save my profile");
      browser.awaitText("You have been signed out.");
      assertThat(browser.valueOf("goals")).isEqualTo("Lead and more still");
    }
  }

  @Test
  void anOperatorTakesOverThePreferencesOfAFormerPlatform(@TempDir Path folder) throws IOException {
    var mentor = createMentor("moved-mentor", "Ines Duarte");
    var export = folder.resolve("users.csv");
    Files.writeString(
        export,
        "user_id,key,value\n%s,email_reminders,0\n%s,colour,blue\n".formatted(mentor, mentor));
    try (var browser = Browser.open(port, 390, false)) {
      browser.signIn("operator", PASSWORD);
      browser.navigateTo("/preferences/migration");
      browser.assertAccessible();
      browser.navigateTo("/preferences/migration/new");
      browser.assertAccessible();
      browser.type("format", "CSV with");
      browser.type("file", export.toString());
      browser.clickButton("Upload and read it");
      browser.awaitText("users.csv");
      browser.reloadUntilText("Save a mapping first.");
      browser.assertAccessible();
      var migration = browser.currentPath();

      browser.navigateTo(migration + "/mapping");
      browser.clickButton("Preview");
      browser.awaitText("What becomes of the values");
      browser.assertAccessible();
      browser.clickButton("Save");
      browser.awaitText("It holds from the next dry run on.");
      browser.navigateTo(migration + "/steps/dry-run");
      browser.assertAccessible();
      browser.clickButton("Begin the dry run");
      browser.reloadUntilText("Dry run done");
      browser.assertAccessible();
      for (var page :
          List.of(
              "/report",
              "/report/member?legacy=" + mentor,
              "/quarantine?add=colour",
              "/quarantine/rows?reason=unknown-key",
              "/notices",
              "/comparison",
              "/members",
              "/steps/cut-over")) {
        browser.navigateTo(migration + page);
        browser.assertAccessible();
      }
      browser.navigateTo(migration + "/notices");
      if (!browser.findAll("main details").isEmpty()) {
        browser.clickElement("main details summary");
        browser.awaitText("lässt sich nicht abschalten");
        browser.assertAccessible();
      }
    }
  }

  /** A slot of next month, in time to cancel it. */
  private String lastSlot(Browser browser) {
    var month = nextMonth(browser);
    browser.clickElement("#next-month");
    browser.awaitText(month);
    var slots = browser.findAll("main a[href^='/scheduling/book?']");
    return slots.getLast().getDomAttribute("href");
  }

  /** At the end of a month, the calendar begins with the month after it. */
  private static String nextMonth(Browser browser) {
    await().until(() -> !browser.findAll("#next-month").isEmpty());
    return browser.findAll("#next-month").getFirst().getDomAttribute("aria-label");
  }

  private String createMentor(String username, String name) {
    return createMentor(username, name, "System design");
  }

  /** With a skill of their own they are not among the few who are recommended to other mentees. */
  private String createMentor(String username, String name, String skill) {
    var mentor =
        createAndGetId(
            "/api/members/mentors",
            """
            {"name": "%s", "headline": "Builds payment systems that stay up", "bio": "Since 2009.",
             "skills": ["%s"], "languages": ["en"], "zone": "UTC", "capacity": 4}
            """
                .formatted(name, skill));
    createSignIn(mentor, username);
    var windows =
        List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY").stream()
            .map(
                day -> "{\"day\": \"%s\", \"start\": \"09:00\", \"end\": \"17:00\"}".formatted(day))
            .toList();
    send(
        "PUT",
        "/api/scheduling/mentors/" + mentor + "/availability",
        "{\"zone\": \"UTC\", \"weekly\": " + windows + "}");
    send(
        username,
        "POST",
        "/api/scheduling/offerings",
        """
        {"title": "An hour on your design", "minutes": 60,
         "price": {"minor": 5000, "currency": "EUR"}}
        """);
    return mentor;
  }

  private void createMentee(String username, String name) {
    var id =
        createAndGetId(
            "/api/members/mentees",
            """
            {"name": "%s", "goals": "Lead", "topics": ["System design"], "languages": ["en"],
             "zone": "UTC"}
            """
                .formatted(name));
    createSignIn(id, username);
  }

  /** Creates the sign-in, which is possible once access has received the event of the member. */
  private void createSignIn(String member, String username) {
    var body = "{\"username\": \"%s\", \"password\": \"%s\"}".formatted(username, PASSWORD);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> send("PUT", "/api/access/sign-ins/" + member, body));
  }

  private String createAndGetId(String path, String body) {
    return JsonPath.read(send("POST", path, body), "$.id");
  }

  private String send(String method, String path, String body) {
    return send("operator", method, path, body);
  }

  private String send(String username, String method, String path, String body) {
    var userAndPassword = (username + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
    var credentials = Base64.getEncoder().encodeToString(userAndPassword);
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Content-Type", "application/json")
            .header("Authorization", "Basic " + credentials)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      var response = HTTP.send(request, BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
