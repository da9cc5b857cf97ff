package dev.tandem.rollout.facade;

import static dev.tandem.rollout.facade.ScriptedService.answer;
import static dev.tandem.rollout.facade.ScriptedService.ok;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import dev.tandem.eventing.counting.InteractionWriter;
import dev.tandem.eventing.interaction.InteractionHistory;
import dev.tandem.eventing.interaction.MeasuredInteraction;
import dev.tandem.rollout.remote.RemoteCall;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Requests through the façade to a service that may do anything. */
class StranglerFacadeTests extends FacadeFixture {

  private static final String PATH = "/api/recommendations/local";

  @Autowired CircuitBreakerRegistry breakers;
  @Autowired MeterRegistry meters;
  @Autowired ServicesHealth health;
  @Autowired InteractionHistory interactions;
  @Autowired InteractionWriter writer;
  @Autowired Clock clock;

  @BeforeEach
  void startServiceAndRouteToIt() throws Exception {
    setRoute("recommendations", "AWAY", 7);
    breakers.circuitBreaker("recommendations").reset();
    HomeControllers.standbyCopyAsOf = Optional.empty();
    SERVICE.start();
    SERVICE.script = (request, out) -> out.write(ok("text/plain", "from afar"));
    replaceConnectionsThatWereCut();
    SERVICE.requests.clear();
  }

  /** A read is repeated on a new connection; a change is not, as it may have been made. */
  private void replaceConnectionsThatWereCut() throws Exception {
    assertThat(send(get(PATH)).statusCode()).isEqualTo(200);
    breakers.circuitBreaker("recommendations").reset();
  }

  @AfterAll
  static void stop() throws IOException {
    SERVICE.stop();
  }

  @Test
  void answersAtHomeWhenTheModuleIsThereFormsAndUploadsIncluded() throws Exception {
    setRoute("recommendations", "HOME", 8);

    assertThat(send(get(PATH)).body()).isEqualTo("from home");
    assertThat(send(post(PATH, "text=grüß+dich", "application/x-www-form-urlencoded")).body())
        .isEqualTo("home received grüß dich");
    var upload =
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\nabc\r\n--b--\r\n";
    assertThat(
            send(post("/api/recommendations/file", upload, "multipart/form-data; boundary=b"))
                .body())
        .isEqualTo("home received 3");
    assertThat(SERVICE.requests).isEmpty();
  }

  @Test
  void countsTheRequestsThatItForwards() throws Exception {
    var before = forwarded();

    send(get(PATH));

    await().untilAsserted(() -> assertThat(forwarded()).isEqualTo(before + 1));
  }

  private long forwarded() {
    var call = RemoteCall.FORWARDED_REQUEST.to("recommendations");
    writer.write();
    return interactions.seenIn(InteractionHistory.weekOf(clock.instant())).stream()
        .filter(it -> it.interaction().equals(call))
        .mapToLong(MeasuredInteraction::times)
        .sum();
  }

  @Test
  void forwardsARequestUnchangedWithTheCallersIdentity() throws Exception {
    var address = "/api/recommendations/men%20tees;x".replace(";x", "") + "?q=a%2Fb+c%20&q=&z";
    var body = "{\"wörter\": [1,2,  3]}";
    var answer =
        send(
            request(address)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Idempotency-Key", "k-1")
                .header("If-Match", "\"1\"")
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .header("X-Request-Id", "mine-17")
                .PUT(BodyPublishers.ofString(body)));

    assertThat(answer.body()).isEqualTo("from afar");
    assertThat(answer.headers().firstValue("X-Request-Id")).contains("mine-17");
    var asked = SERVICE.requests.getFirst();
    assertThat(asked.line()).isEqualTo("PUT " + address + " HTTP/1.1");
    assertThat(asked.text()).isEqualTo(body);
    assertThat(asked.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
    assertThat(asked.header("Content-Length"))
        .isEqualTo(String.valueOf(body.getBytes(UTF_8).length));
    assertThat(asked.header("Idempotency-Key")).isEqualTo("k-1");
    assertThat(asked.header("If-Match")).isEqualTo("\"1\"");
    assertThat(asked.header("traceparent")).startsWith("00-0af7651916cd43dd8448eb211c80319c-");
    assertThat(asked.header("X-Request-Id")).isEqualTo("mine-17");
    assertThat(asked.header("X-Forwarded-Host")).isEqualTo("localhost");
    assertThat(asked.header("X-Forwarded-Port")).isEqualTo(String.valueOf(port));
    assertThat(asked.header("X-Forwarded-Proto")).isEqualTo("http");
    assertThat(asked.header("X-Forwarded-For")).isEqualTo("127.0.0.1");

    var token = SignedJWT.parse(asked.header("Authorization").substring("Bearer ".length()));
    var claims = token.getJWTClaimsSet();
    assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
    assertThat(claims.getSubject()).isEqualTo(operator());
    assertThat(claims.getStringListClaim("roles")).containsExactly("OPERATOR");
    assertThat(claims.getAudience()).containsExactly("recommendations");
    assertThat(claims.getLongClaim("epoch")).isEqualTo(7);
    assertThat(claims.getStringClaim("request")).isEqualTo("mine-17");
    assertThat(
            Duration.between(
                claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant()))
        .isLessThanOrEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void whatIsForwardedIsOneRouteOfItsModuleInTheMetricsOfHome() throws Exception {
    send(get("/api/recommendations/of-the-service/17"));
    signedIn("/recommendations/page-of-the-service");
    setRoute("recommendations", "HOME", 8);
    send(get(PATH));

    await()
        .untilAsserted(() ->
            assertThat(routesOf("recommendations"))
                .contains("/api/recommendations/**", "/recommendations/**", PATH)
                .doesNotContain("none"));
  }

  private Set<String> routesOf(String module) {
    return meters
        .find("http.server.request.duration")
        .tag("tandem.module", module)
        .timers()
        .stream()
        .map(timer -> timer.getId().getTag("http.route"))
        .collect(Collectors.toSet());
  }

  @Test
  void removesHeadersAboutTheCallerAndTheConnection() throws Exception {
    sendRaw(
        """
        GET /api/recommendations/local HTTP/1.1
        Host: localhost
        Authorization: %s
        Connection: keep-alive, X-Hop, Authorization
        X-Hop: secret
        Keep-Alive: timeout=100
        TE: trailers
        Proxy-Connection: keep-alive
        Proxy-Authorization: Basic abc
        Forwarded: for=1.2.3.4;host=evil.example
        X-Forwarded-For: 1.2.3.4
        X-Forwarded-Host: evil.example
        X-Forwarded-Prefix: /evil
        X-Real-IP: 1.2.3.4
        Tandem-Internal-Token: mine
        Tandem-Signature: t=1,v1=abc
        X-Request-Id: a b
        Cookie: JSESSIONID=stolen; zone=Europe%%2FParis; XSRF-TOKEN=mine
        X-Kept: yes

        """
            .formatted(basic()));

    var asked = SERVICE.requests.getFirst();
    assertThat(asked.header("Authorization")).startsWith("Bearer ");
    assertThat(asked.header("X-Kept")).isEqualTo("yes");
    assertThat(asked.header("Cookie")).isEqualTo("zone=Europe%2FParis");
    assertThat(asked.header("X-Forwarded-For")).isEqualTo("127.0.0.1");
    assertThat(asked.header("X-Forwarded-Host")).isEqualTo("localhost");
    assertThat(asked.header("X-Request-Id")).matches("[0-9a-f-]{36}");
    assertThat(String.join("\n", asked.headers()).toLowerCase(Locale.ROOT))
        .doesNotContain("x-hop", "proxy-", "keep-alive: timeout", "\nte:", "\nforwarded")
        .doesNotContain("x-real-ip", "tandem-internal-token", "stolen", "evil", "1.2.3.4")
        .contains("tandem-signature: t=1,v1=abc");
  }

  @Test
  void preventsRequestSmuggling() throws Exception {
    var smuggled = "GET /api/recommendations/smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";
    var chunk = "0\r\n\r\n" + smuggled;
    sendRaw(
        "POST /api/recommendations/local HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
            + basic()
            + "\r\nContent-Type: text/plain\r\nContent-Length: "
            + chunk.length()
            + "\r\nTransfer-Encoding: chunked\r\n\r\n"
            + chunk);

    assertThat(SERVICE.requests).noneMatch(request -> request.line().contains("smuggled"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/recommendations/../access/password",
        "/api/recommendations/%2e%2e/access/audit",
        "/api/recommendations/..%2faccess/audit",
        "/api/recommendations;a=b/../access/audit",
        "//recommendations/local",
        "/api/recommendations/\\..\\access",
        "/api/recommendations/%00",
        "/api/recommendationsx/local",
        "/API/recommendations/local"
      })
  void doesNotForwardPathsOfOtherModules(String path) throws Exception {
    sendRaw(
        "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + basic() + "\r\n\r\n");

    assertThat(SERVICE.requests).isEmpty();
  }

  @Test
  void rejectsAnonymousCallersAtHome() throws Exception {
    var answer = http.send(HttpRequest.newBuilder(uri(PATH)).build(), BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(SERVICE.requests).isEmpty();
  }

  @Test
  void returnsTheResponseWithoutSessionCookiesAndWithHomesAddress() throws Exception {
    SERVICE.script =
        (request, out) ->
            out.write(
                answer(
                    "422 Unprocessable Content",
                    "application/problem+json",
                    "{\"title\":\"no\"}".getBytes(UTF_8),
                    "ETag: \"7\"",
                    "Location: " + SERVICE.url() + "/recommendations/9?a=b",
                    "Set-Cookie: JSESSIONID=theirs; Path=/",
                    "Set-Cookie: XSRF-TOKEN=theirs; Path=/",
                    "Set-Cookie: taste=sweet; Path=/; HttpOnly",
                    "Cache-Control: max-age=5",
                    "Link: <https://elsewhere.example/>; rel=next",
                    "Connection: X-Inner",
                    "X-Inner: secret"));

    var answer = send(get(PATH));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).isEqualTo("{\"title\":\"no\"}");
    var headers = answer.headers();
    assertThat(headers.firstValue("Content-Type")).contains("application/problem+json");
    assertThat(headers.firstValue("ETag")).contains("\"7\"");
    assertThat(headers.firstValue("Location"))
        .contains("http://localhost:" + port + "/recommendations/9?a=b");
    assertThat(headers.allValues("Set-Cookie")).containsExactly("taste=sweet; Path=/; HttpOnly");
    assertThat(headers.allValues("Cache-Control")).containsExactly("max-age=5");
    assertThat(headers.firstValue("Link")).contains("<https://elsewhere.example/>; rel=next");
    assertThat(headers.map()).doesNotContainKey("x-inner");
  }

  @Test
  void passesRedirectsConditionalRequestsAndHeadRequests() throws Exception {
    SERVICE.script =
        (request, out) -> {
          if (request.line().startsWith("HEAD")) {
            out.write(
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nETag: \"1\"\r\n\r\n".getBytes(UTF_8));
          } else if (request.header("If-None-Match") != null) {
            out.write("HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n\r\n".getBytes(UTF_8));
          } else {
            out.write(answer("303 See Other", "text/plain", new byte[0], "Location: /elsewhere?x"));
          }
        };

    var redirect = send(get(PATH));
    assertThat(redirect.statusCode()).isEqualTo(303);
    assertThat(redirect.headers().firstValue("Location")).contains("/elsewhere?x");
    var unchanged = send(request(PATH).header("If-None-Match", "\"1\"").GET());
    assertThat(unchanged.statusCode()).isEqualTo(304);
    assertThat(unchanged.headers().allValues("ETag")).containsExactly("\"1\"");
    var head = send(request(PATH).HEAD());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Content-Length")).contains("5");
  }

  @Test
  void forwardsAStreamEventByEventUntilTheReaderLeaves() throws Exception {
    var readFirst = new CountDownLatch(1);
    var hungUp = new CountDownLatch(1);
    SERVICE.script =
        (request, out) -> {
          out.write(
              "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: 1\n\n"
                  .getBytes(UTF_8));
          out.flush();
          readFirst.await(1, TimeUnit.MINUTES);
          try {
            for (int i = 0; i < 6_000; i++) {
              out.write("data: 2\n\n".getBytes(UTF_8));
              out.flush();
              TimeUnit.MILLISECONDS.sleep(10);
            }
          } catch (IOException e) {
            hungUp.countDown();
            throw e;
          }
        };

    var answer = http.send(get(PATH).build(), BodyHandlers.ofInputStream());
    var lines = new BufferedReader(new InputStreamReader(answer.body(), UTF_8));
    assertThat(lines.readLine()).isEqualTo("data: 1");
    TimeUnit.MILLISECONDS.sleep(5_500); // longer than the response timeout
    readFirst.countDown();
    lines.readLine();
    assertThat(lines.readLine()).isEqualTo("data: 2");
    lines.close();

    assertThat(hungUp.await(1, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  void forwardsLargeBodiesInBothDirections() throws Exception {
    var much = new byte[24 << 20];
    new Random(7).nextBytes(much);
    SERVICE.script = (request, out) -> out.write(answer("200 OK", "application/pdf", much));
    var down = http.send(get(PATH).build(), BodyHandlers.ofByteArray());
    assertThat(ByteBuffer.wrap(down.body())).isEqualTo(ByteBuffer.wrap(much));

    SERVICE.requests.clear();
    var some = java.util.Arrays.copyOf(much, 1_000_000);
    send(
        request(PATH)
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(some))));
    assertThat(ByteBuffer.wrap(SERVICE.requests.getFirst().body()))
        .isEqualTo(ByteBuffer.wrap(some));

    var tooMuch = java.util.Arrays.copyOf(much, 2_000_000);
    var refused =
        send(
            request(PATH)
                .header("Content-Type", "application/octet-stream")
                .POST(
                    BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(tooMuch))));
    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(breakers.circuitBreaker("recommendations").getMetrics().getNumberOfFailedCalls())
        .isZero();
  }

  @Test
  void neverCompletesATruncatedResponse() throws Exception {
    SERVICE.script =
        (request, out) -> {
          out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf".getBytes(UTF_8));
          throw new IOException("dies");
        };
    assertThat(send(get(PATH)).statusCode()).isEqualTo(503);
    assertThat(SERVICE.requests).as("reads are retried once").hasSize(2);

    SERVICE.script =
        (request, out) -> {
          out.write("HTTP/1.1 200 OK\r\nContent-Length: 9000000\r\n\r\n".getBytes(UTF_8));
          out.write(new byte[200_000]);
          throw new IOException("dies");
        };
    assertThatThrownBy(() -> http.send(get(PATH).build(), BodyHandlers.ofByteArray()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void sendsAWriteOnceAndSaysWhetherItMayHaveBeenProcessed() throws Exception {
    SERVICE.script =
        (request, out) -> {
          throw new IOException("dies after reading");
        };
    var unknown = send(post(PATH, "{}", "application/json"));

    assertThat(unknown.statusCode()).isEqualTo(503);
    assertThat(unknown.headers().firstValue("Retry-After")).contains("1");
    assertThat(unknown.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(unknown.body()).contains("not certain whether your change was made");
    assertThat(SERVICE.requests).hasSize(1);

    SERVICE.stop();
    var refused = send(post(PATH, "{}", "application/json"));
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.body()).contains("Nothing was changed");
  }

  @Test
  void timesOutAndOpensTheCircuitBreakerAfterSomeFailures() throws Exception {
    var answered = new CountDownLatch(1);
    var waitedFor = new AtomicBoolean();
    SERVICE.script = (request, out) -> waitedFor.set(!answered.await(1, TimeUnit.MINUTES));
    assertThat(send(get(PATH)).statusCode()).isEqualTo(503);
    answered.countDown();
    assertThat(waitedFor).isFalse();

    SERVICE.script =
        (request, out) -> out.write(answer("502 Bad Gateway", "text/html", "x".getBytes(UTF_8)));
    // The circuit breaker closes again after a second, which may be over at once on a busy machine.
    await()
        .untilAsserted(() -> {
          for (int i = 0; i < 5; i++) {
            assertThat(send(get(PATH)).body()).contains("cannot be reached at the moment");
          }
          SERVICE.requests.clear();
          assertThat(send(get(PATH)).statusCode()).isEqualTo(503);
          assertThat(SERVICE.requests).isEmpty();
          assertThat(health.health().getStatus().getCode()).isEqualTo("DEGRADED");
          assertThat(health.health().getDetails().get("unanswered").toString())
              .contains("recommendations");
        });
    assertThat(
            http.send(
                    HttpRequest.newBuilder(uri("/actuator/health")).build(),
                    BodyHandlers.ofString())
                .statusCode())
        .isEqualTo(200);

    SERVICE.script = (request, out) -> out.write(ok("text/plain", "well again"));
    await().untilAsserted(() -> assertThat(send(get(PATH)).body()).isEqualTo("well again"));
  }

  @Test
  void passesADeliberate503WithoutCountingItAsAFailure() throws Exception {
    SERVICE.script =
        (request, out) ->
            out.write(
                answer(
                    "503 Service Unavailable",
                    "application/problem+json",
                    "{\"detail\":\"moving\"}".getBytes(UTF_8),
                    "Retry-After: 1"));
    for (int i = 0; i < 8; i++) {
      assertThat(send(post(PATH, "{}", "application/json")).body()).contains("moving");
    }
    assertThat(SERVICE.requests).hasSize(8);

    HomeControllers.setStandbyCopyAge(Duration.ofSeconds(3));
    assertThat(send(get(PATH)).body()).isEqualTo("from home");
  }

  @Test
  void showsTheStandbyCopyWithItsAgeWhileTheServiceIsDown() throws Exception {
    SERVICE.stop();
    HomeControllers.setStandbyCopyAge(Duration.ofSeconds(40));

    var program = send(get(PATH));
    assertThat(program.statusCode()).isEqualTo(200);
    assertThat(program.body()).isEqualTo("from home");
    assertThat(Integer.parseInt(program.headers().firstValue("Age").orElseThrow()))
        .isBetween(40, 100);
    assertThat(program.headers().firstValue("Warning"))
        .contains("110 tandem \"Response is Stale\"");

    assertThat(send(post(PATH, "text=x", "application/json")).statusCode()).isEqualTo(503);

    var page = signedIn("/recommendations/local");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains(
            "Recommendations and ratings cannot be reached at the moment. This page shows the state of")
        .contains("Sign out");
  }

  @Test
  void knowsNoAgeOfACopyWithoutASubscription() {
    var freshness = new StandbyFreshness(jdbc, routeTable);
    freshness.refresh();

    assertThat(freshness.asOf("recommendations")).isEmpty();
  }

  @Test
  void saysWhatStillWorksWithoutACopy() throws Exception {
    SERVICE.stop();

    var page = signedIn("/recommendations/local");
    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.headers().firstValue("Retry-After")).contains("1");
    assertThat(page.body())
        .contains("<html", "Recommendations and ratings cannot be reached at the moment")
        .contains("You can still search all mentors");

    var part = signedIn("/recommendations/fragments/home", "HX-Request", "true");
    assertThat(part.statusCode()).isEqualTo(503);
    assertThat(part.body())
        .doesNotContain("<html")
        .contains("role=\"alert\"", "cannot be reached at the moment");
  }

  @Test
  void forwardsAFormUnchangedAfterTheCsrfCheck() throws Exception {
    var session = session();
    var typed = "words=gr%C3%BC%C3%9Fe%2Bmore+&empty=&words=twice";
    var type = "application/x-www-form-urlencoded";

    var refused =
        http.send(
            page("/recommendations/ratings", session)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(typed))
                .build(),
            BodyHandlers.ofString());
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(SERVICE.requests).isEmpty();

    var withToken = typed + "&_csrf=" + session.formToken();
    http.send(
        page("/recommendations/ratings", session)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(withToken))
            .build(),
        BodyHandlers.ofString());

    var asked = SERVICE.requests.getFirst();
    assertThat(asked.text()).isEqualTo(withToken);
    assertThat(asked.line()).isEqualTo("POST /recommendations/ratings HTTP/1.1");
    assertThat(asked.header("Cookie")).isEqualTo("XSRF-TOKEN=" + session.csrf());
  }
}
