package dev.tandem.malformed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is answered to mistakes that users of comparable software have reported. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "tandem.access.operator.password=" + MalformedRequestTests.PASSWORD)
class SenderMistakeTests {

  @LocalServerPort int port;

  @ParameterizedTest
  @ValueSource(strings = {"q=100%", "q=%zz", "q=%C3", "q=%FF", "q=%ED%A0%BD", "%zz=1"})
  void aBrokenEscapeIsTheSendersWhereverItIsRead(String query) throws IOException {
    for (var path :
        new String[] {
          "/access/sign-in",
          "/scheduling/calendars/abc.ics",
          "/kernel/tandem.css",
          "/actuator/health"
        }) {
      var page = send(new RawRequest("GET", path).query(query));
      assertThat(page.status()).as(path).isEqualTo(400);
      assertThat(page.body()).contains("cannot be read");
    }
    for (var path :
        new String[] {"/api/members/mentors", "/api/openapi", "/api/billing/invoices"}) {
      var problem = send(asOperator(new RawRequest("GET", path).query(query)));
      assertThat(problem.status()).as(path).isEqualTo(400);
      assertThat(problem.text())
          .contains("application/problem+json", "urn:tandem:problem:malformed");
    }
  }

  @Test
  void aBrokenEscapeInAFormIsTheSenders() throws IOException {
    var signIn = new RawRequest("POST", "/access/sign-in").body(Mistakes.FORM, "username=%zz");
    assertThat(send(signIn).status()).isEqualTo(400);
    var booking =
        asOperator(new RawRequest("POST", "/api/scheduling/bookings"))
            .body(Mistakes.FORM, "%zz=abc");
    assertThat(send(booking).status()).isBetween(400, 499);
  }

  /** Also the page that says so reads headers, and must not fail over the same one. */
  @ParameterizedTest
  @CsvSource({
    "GET, /access/sign-in, Referer",
    "POST, /access/sign-in, Referer",
    "GET, /billing/earnings, Referer",
    "GET, /portal/mentors, HX-Request",
    "POST, /access/sign-in, HX-Request",
    "POST, /preferences, HX-Current-URL"
  })
  void aHeaderThatNobodyMayReadIsRefusedInWordsOrNotRead(String method, String path, String header)
      throws IOException {
    var answer = send(new RawRequest(method, path).header(header + ": \u0080"));
    assertThat(answer.status()).isLessThan(500);
    assertThat(answer.status() < 400 || !answer.body().isBlank()).as(answer.text()).isTrue();
  }

  @Test
  void aFormThatIsTooLargeIsRefusedAsSuchWhetherItSaysSoOrNot() throws IOException {
    var form = "a=" + "x".repeat(Mistakes.LIMIT + 10);
    var chunked = Integer.toHexString(form.length()) + "\r\n" + form + "\r\n0\r\n\r\n";
    for (var request :
        new RawRequest[] {
          new RawRequest("POST", "/access/sign-in").body(Mistakes.FORM, form),
          new RawRequest("POST", "/access/sign-in").chunked().body(Mistakes.FORM, chunked)
        }) {
      var refusal = send(request);
      assertThat(refusal.status()).isEqualTo(413);
      assertThat(refusal.body()).contains("at most 1 MiB");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET    | /kernel/tandem.css | Range: bytes=99999999- | 416 | outside of the content",
        "GET    | /no%zz             | X: 1                   | 400 | malformed",
        "GET    | /api/%zz           | X: 1                   | 400 | urn:tandem:problem:malformed",
        "DELETE | /kernel/tandem.css | X: 1                   | 403 | open for too long",
        "GET    | /kernel/nothing    | X: 1                   | 404 | no such address",
        "TRACE  | /access/sign-in    | X: 1                   | 405 | does not accept this method"
      })
  void otherRefusalsKeepTheirStatusAndSayWhatIsWrong(
      String method, String path, String header, int status, String words) throws IOException {
    var refusal = send(new RawRequest(method, path).header(header));
    assertThat(refusal.status()).isEqualTo(status);
    assertThat(refusal.body()).contains(words).doesNotContain("Apache", "Exception");
    assertThat(refusal.text())
        .containsOnlyOnce("X-Content-Type-Options: nosniff")
        .containsOnlyOnce("frame-ancestors 'none'")
        .contains("no-store");
    assertThat(refusal.text().contains("Content-Range: bytes */")).isEqualTo(status == 416);
  }

  @Test
  void thePageOfAvailabilitySavesAsMuchAsTheRulesAllow() throws IOException {
    signUpMentor();
    var session = Visitors.open(port, "many-days", MalformedRequestTests.PASSWORD);
    var first = LocalDate.of(2031, 1, 1);
    var overrides =
        IntStream.range(0, 500)
            .mapToObj(first::plusDays)
            .map(day -> "&overrideDate=" + day + "&overrideStart=09%3A00&overrideEnd=10%3A00")
            .collect(Collectors.joining());

    var saved = send(session.form("/scheduling/availability", "zone=UTC" + overrides));

    assertThat(saved.status()).as(saved.body()).isEqualTo(204);
    assertThat(send(session.page("/scheduling/availability")).body())
        .contains(first.plusDays(499).toString());
  }

  private void signUpMentor() throws IOException {
    var mentor =
        "{\"name\": \"Many Days\", \"headline\": \"h\", \"bio\": \"\", \"skills\": [\"s\"],"
            + " \"languages\": [\"en\"], \"zone\": \"UTC\", \"capacity\": 4}";
    var added =
        send(
            asOperator(new RawRequest("POST", "/api/members/mentors"))
                .body("application/json", mentor));
    String id = JsonPath.read(Visitors.json(added), "$.id");
    var signIn =
        "{\"username\": \"many-days\", \"password\": \"" + MalformedRequestTests.PASSWORD + "\"}";
    await()
        .until(() ->
            send(asOperator(new RawRequest("PUT", "/api/access/sign-ins/" + id))
                        .body("application/json", signIn))
                    .status()
                < 300);
  }

  private static RawRequest asOperator(RawRequest request) {
    var both = "operator:" + MalformedRequestTests.PASSWORD;
    return request.header(
        "Authorization: Basic "
            + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
  }

  private RawResponse send(RawRequest request) throws IOException {
    return RawResponse.to(request.bytes(), port);
  }
}
