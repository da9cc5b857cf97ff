package dev.tandem.rollout.facade;

import static dev.tandem.rollout.facade.ScriptedService.answer;
import static dev.tandem.rollout.facade.ScriptedService.ok;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import dev.tandem.rollout.events.AnswersCompared;
import dev.tandem.rollout.events.MismatchesFound;
import dev.tandem.rollout.facade.ScriptedService.Script;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Reads of a module in the shadow, whose service may do anything; none of it reaches a user. */
@Import(MirroredReadsTests.ComparedAnswers.class)
class MirroredReadsTests extends FacadeFixture {

  private static final String PATH = "/api/recommendations/local";
  private static final String TEMPLATE = "GET /api/recommendations/local";

  private static String token = "";

  @Autowired MeterRegistry meters;
  @Autowired ComparedAnswers published;

  @DynamicPropertySource
  static void mirrorEverything(DynamicPropertyRegistry registry) {
    registry.add("tandem.rollout.mirror.share", () -> "1");
    registry.add("tandem.rollout.mirror.away-share", () -> "1");
    registry.add("tandem.rollout.mirror.noise-share", () -> "0");
    registry.add("tandem.rollout.mirror.threads", () -> "2");
    registry.add("tandem.rollout.mirror.queue", () -> "2");
    registry.add("tandem.rollout.mirror.timeout", () -> "8s");
    registry.add("tandem.rollout.mirror.max-answer", () -> "64KB");
  }

  @TestConfiguration(proxyBeanMethods = false)
  static class ComparedAnswers {

    final Queue<AnswersCompared> events = new ConcurrentLinkedQueue<>();
    final Queue<MismatchesFound> mismatches = new ConcurrentLinkedQueue<>();

    @EventListener
    void on(AnswersCompared event) {
      events.add(event);
    }

    @EventListener
    void on(MismatchesFound event) {
      mismatches.add(event);
    }
  }

  @BeforeEach
  void shadow() throws Exception {
    if (token.isEmpty()) {
      token = newToken();
    }
    SERVICE.start();
    SERVICE.requests.clear();
    SERVICE.script = (request, out) -> out.write(likeHome("from home"));
    jdbc.sql("truncate rollout.mismatch, rollout.mismatch_sample").update();
    setRoute("recommendations", "SHADOW", 1);
  }

  private String newToken() throws Exception {
    var issued =
        http.send(
            HttpRequest.newBuilder(uri("/api/access/tokens"))
                .header("Authorization", basic())
                .POST(BodyPublishers.noBody())
                .build(),
            BodyHandlers.ofString());
    return issued.body().replaceFirst("(?s).*\"accessToken\":\"([^\"]+)\".*", "$1");
  }

  @AfterEach
  void nothingIsKept() {
    await().until(() -> meters.get("tandem.rollout.mirror.kept").gauge().value() == 0);
    setRoute("recommendations", "HOME", 2);
  }

  @AfterAll
  static void stop() throws IOException {
    SERVICE.stop();
  }

  private static byte[] likeHome(String body) {
    return ok("text/plain;charset=UTF-8", body, "Cache-Control: " + NO_STORE);
  }

  private static final String NO_STORE = "no-cache, no-store, max-age=0, must-revalidate";

  @Test
  void asksTheServiceAfterTheAnswerForTheSameCallerAndMarksThatNobodyGetsIt() throws Exception {
    long before = count("compared");

    assertThat(send(get(PATH + "?q=a%20b").header("Tandem-Mirrored", "mine")).body())
        .isEqualTo("from home");

    await().until(() -> count("compared") == before + 1);
    assertThat(SERVICE.requests).hasSize(1);
    var asked = SERVICE.requests.getFirst();
    assertThat(asked.line()).isEqualTo("GET " + PATH + "?q=a%20b HTTP/1.1");
    assertThat(asked.header("Tandem-Mirrored")).isEqualTo("true");
    var token = SignedJWT.parse(asked.header("Authorization").substring("Bearer ".length()));
    assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo(operator());
    assertThat(token.getJWTClaimsSet().getBooleanClaim("copy")).isTrue();
    assertThat(token.getJWTClaimsSet().getLongClaim("epoch")).isEqualTo(1);
    assertThat(count("mismatched")).isZero();
  }

  @Test
  void mirrorsNothingThatChangesSomethingIsRefusedOrBelongsToAModuleAtHome() throws Exception {
    send(post(PATH, "text=a", "application/x-www-form-urlencoded"));
    http.send(HttpRequest.newBuilder(uri(PATH)).build(), BodyHandlers.ofString());
    setRoute("recommendations", "HOME", 2);
    send(get(PATH));
    setRoute("recommendations", "SHADOW", 3);
    send(get(PATH));

    await().untilAsserted(() -> assertThat(SERVICE.requests).hasSize(1));
  }

  @Test
  void showsOperatorsWhereAnswersDifferAndNotWhatTheySay() throws Exception {
    SERVICE.script = (request, out) -> out.write(likeHome("Anna Smith"));
    long before = count("mismatched");
    send(get(PATH));
    send(get(PATH));

    await().until(() -> count("mismatched") >= before + 2);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(send(get("/api/rollout/mismatches")).body())
                .contains(TEMPLATE, "\"value\"", "Aa Aa (10)", "\"path\":\"line\""));
    assertThat(send(get("/api/rollout/mismatches")).body()).doesNotContain("Anna", "from home");
    assertThat(signedIn("/rollout/mismatches").body()).contains(TEMPLATE, "Aa Aa (10)");
    await()
        .untilAsserted(() ->
            assertThat(published.events)
                .anySatisfy(event -> {
                  assertThat(event.module()).isEqualTo("recommendations");
                  assertThat(event.route()).isEqualTo(TEMPLATE);
                  assertThat(event.liveSide()).isEqualTo("home");
                  assertThat(event.bucketSeconds()).isEqualTo(10);
                  assertThat(event.mismatched()).isPositive();
                  assertThat(event.compared()).isGreaterThanOrEqualTo(event.mismatched());
                }));
    assertThat(published.mismatches)
        .allSatisfy(event -> assertThat(event.module()).isEqualTo("recommendations"))
        .flatExtracting(MismatchesFound::causes)
        .anySatisfy(cause -> {
          assertThat(cause.route()).isEqualTo(TEMPLATE);
          assertThat(cause.path()).isEqualTo("line");
          assertThat(cause.kind()).isEqualTo("value");
          assertThat(cause.mirrored()).isNotEmpty();
        });
    assertThat(published.mismatches.toString()).doesNotContain("Anna", "from home");
  }

  @Test
  void takesAnAnswerThatWasBehindForStaleAndNotForWrong() throws Exception {
    var asked = new AtomicInteger();
    SERVICE.script =
        (request, out) ->
            out.write(likeHome(asked.getAndIncrement() == 0 ? "of yesterday" : "from home"));
    long stale = count("stale");
    long wrong = count("mismatched");

    send(get(PATH));

    await().until(() -> count("stale") == stale + 1);
    assertThat(count("mismatched")).isEqualTo(wrong);
  }

  @Test
  void keepsAllOfAServiceThatHangsAwayFromUsers() throws Exception {
    var end = new CountDownLatch(1);
    SERVICE.script = (request, out) -> end.await(20, TimeUnit.SECONDS);
    try {
      usersGetTheirAnswersAtOnce(25);
      await()
          .until(() -> {
            send(get(PATH));
            return count("dropped") > 0;
          });
    } finally {
      end.countDown();
    }
  }

  @Test
  void keepsADeadServiceAwayFromUsers() throws Exception {
    SERVICE.stop();
    usersGetTheirAnswersAtOnce(25);
  }

  @Test
  void keepsRubbishAwayFromUsers() throws Exception {
    var random = new Random(1);
    SERVICE.script =
        (request, out) -> {
          var rubbish = new byte[random.nextInt(1, 2_000)];
          random.nextBytes(rubbish);
          if (random.nextBoolean()) {
            out.write(rubbish);
          } else {
            out.write(answer("200 OK", "application/json", rubbish));
          }
        };
    usersGetTheirAnswersAtOnce(25);
  }

  @Test
  void breaksOffAnAnswerWithoutEnd() throws Exception {
    Script endless =
        (request, out) -> {
          out.write("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n".getBytes(UTF_8));
          var part = new byte[8_192];
          while (true) {
            out.write(part);
          }
        };
    SERVICE.script = endless;
    usersGetTheirAnswersAtOnce(25);
  }

  @Test
  void breaksOffAnAnswerThatTrickles() throws Exception {
    SERVICE.script =
        (request, out) -> {
          out.write("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n".getBytes(UTF_8));
          for (int i = 0; i < 500; i++) {
            out.write('a');
            out.flush();
            new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
          }
        };
    usersGetTheirAnswersAtOnce(25);
  }

  /** What the service does is counted as failed, and nobody waits for it. */
  private void usersGetTheirAnswersAtOnce(int requests) throws Exception {
    long failed = count("failed") + count("mismatched");
    for (int i = 0; i < requests; i++) {
      long start = System.nanoTime();
      var answer = send(get(PATH));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("from home");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    }
    await().until(() -> count("failed") + count("mismatched") > failed);
  }

  @Test
  void asksHomesCopyWhenTheServiceIsLive() throws Exception {
    setRoute("recommendations", "AWAY", 5);
    long before = count("compared");
    long wrong = count("mismatched");

    assertThat(send(get(PATH)).body()).isEqualTo("from home");
    await().until(() -> count("compared") == before + 1);
    assertThat(count("mismatched")).isEqualTo(wrong);
    assertThat(SERVICE.requests).hasSize(1);

    SERVICE.script = (request, out) -> out.write(likeHome("from afar"));
    assertThat(send(get(PATH)).body()).isEqualTo("from afar");
    await().until(() -> count("mismatched") == wrong + 1);
  }

  @Test
  void answersPagesFromHomesCopyAsUsersSeeThem() throws Exception {
    setRoute("recommendations", "HOME", 5);
    var page = signedIn("/recommendations/local");
    SERVICE.script =
        (request, out) ->
            out.write(
                answer(
                    "200 OK",
                    page.headers().firstValue("Content-Type").orElseThrow(),
                    page.body().getBytes(UTF_8),
                    "Cache-Control: " + NO_STORE));
    setRoute("recommendations", "AWAY", 6);
    long before = count("compared");
    long wrong = count("mismatched");

    signedIn("/recommendations/local");

    await().until(() -> count("compared") == before + 1);
    assertThat(count("mismatched")).isEqualTo(wrong);
    assertThat(List.copyOf(SERVICE.requests)).hasSizeLessThanOrEqualTo(2);
  }

  /** Without a password, which takes longer to check than everything else. */
  @Override
  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token);
  }

  private long count(String result) {
    var counter =
        meters
            .find("tandem.rollout.mirror")
            .tags("module", "recommendations", "result", result)
            .counter();
    return counter == null ? 0 : (long) counter.count();
  }
}
