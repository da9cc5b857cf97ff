package dev.tandem.rollout.facade;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.tandem.Tandem;
import dev.tandem.access.token.SigningKeys;
import dev.tandem.eventing.ownership.ModuleOwnerships;
import dev.tandem.testing.TestDatabase;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Authentication of callers in a service: billing in a process of its own. */
class ServiceAuthenticationTests extends FacadeFixture {

  private static final String PASSWORD = "a long password";
  private static @Nullable ConfigurableApplicationContext billing;

  @Autowired SigningKeys signingKeys;

  private UUID mentee;
  private String name;

  @BeforeEach
  void billingIsAwayAndAMenteeSignsIn() throws Exception {
    if (billing == null) {
      billing =
          new SpringApplication(Tandem.class)
              .run(
                  "--tandem.modules=billing",
                  "--server.port=" + BILLING_PORT,
                  "--spring.datasource.url=" + TestDatabase.create(),
                  "--tandem.access.platform-keys=" + uri("/api/access/keys"));
    }
    setRoute("billing", "AWAY", 0);
    http.send(HttpRequest.newBuilder(uri("/api/access/keys")).build(), BodyHandlers.discarding());
    mentee = UUID.randomUUID();
    name = "mentee-" + mentee;
    jdbc.sql("insert into access.sign_in (member_id, roles) values (?, array['MENTEE'])")
        .param(mentee)
        .update();
    var given = "{\"username\": \"%s\", \"password\": \"%s\"}".formatted(name, PASSWORD);
    send(
        request("/api/access/sign-ins/" + mentee)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(given)));
  }

  @AfterAll
  static void stop() {
    if (billing != null) {
      billing.close();
      billing = null;
    }
  }

  @Test
  void identifiesAMemberHoweverTheySignedInAtHome() throws Exception {
    var mine = asMentee("/api/billing/accounts/" + mentee, basic(name, PASSWORD));
    assertThat(mine.statusCode()).isEqualTo(200);
    assertThat(mine.body()).contains(mentee.toString());

    var token = asMentee("/api/billing/packs", "Bearer " + token());
    assertThat(token.statusCode()).isEqualTo(200);

    var anothers = asMentee("/api/billing/accounts/" + UUID.randomUUID(), basic(name, PASSWORD));
    assertThat(anothers.statusCode()).isEqualTo(404);
    assertThat(anothers.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    var operators = asMentee("/api/billing/trial-balance", basic(name, PASSWORD));
    assertThat(operators.statusCode()).isEqualTo(403);
  }

  @Test
  void rendersFormsThatHomeAccepts() throws Exception {
    var session = session(name, PASSWORD);
    var invoices = http.send(page("/billing/invoices", session).build(), BodyHandlers.ofString());
    assertThat(invoices.statusCode()).isEqualTo(200);
    assertThat(invoices.body()).contains("<html", "Buy credits");
    assertThat(invoices.headers().allValues("Set-Cookie"))
        .noneMatch(cookie -> cookie.startsWith("JSESSIONID") || cookie.startsWith("XSRF-TOKEN"));

    var form = "minor=10000&card=ok&key=once&_csrf=" + csrfField(invoices.body());
    var bought =
        http.send(
            page("/billing/packs", session)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build(),
            BodyHandlers.ofString());
    assertThat(bought.statusCode()).isEqualTo(302);
    var next = URI.create(bought.headers().firstValue("Location").orElseThrow());
    assertThat(next.getPath()).isEqualTo("/billing/invoices");
    assertThat(next.getAuthority()).isIn(null, "localhost:" + port);

    var after =
        http.send(
            page(next.getPath() + "?" + next.getQuery(), session).build(), BodyHandlers.ofString());
    assertThat(after.body()).contains("You have bought 100.00 EUR of credits.");
    assertThat(http.send(page("/access/password", session).build(), BodyHandlers.ofString()).body())
        .as("still signed in at home")
        .contains("New password");
  }

  @Test
  void answersPublicPathsThroughHomeOnly() throws Exception {
    var webhook = BodyPublishers.ofString("{}");
    var path = "/api/billing/webhooks/simulated";
    var byHome =
        http.send(HttpRequest.newBuilder(uri(path)).POST(webhook).build(), BodyHandlers.ofString());
    assertThat(byHome.statusCode()).isBetween(400, 499);
    assertThat(byHome.body()).containsIgnoringCase("signature");

    var directly =
        http.send(
            HttpRequest.newBuilder(serviceUri(path)).POST(webhook).build(),
            BodyHandlers.ofString());
    assertThat(directly.statusCode()).isEqualTo(401);
    assertThat(directly.body()).contains("only through the address of the platform");
    assertThat(
            http.send(
                    HttpRequest.newBuilder(serviceUri("/actuator/health/readiness")).build(),
                    BodyHandlers.ofString())
                .statusCode())
        .isEqualTo(200);
    assertThat(
            http.send(
                    HttpRequest.newBuilder(serviceUri("/actuator/sbom")).build(),
                    BodyHandlers.ofString())
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void acceptsOnlyInternalTokensThatHomeHasIssuedForTheModule() throws Exception {
    assertThat(isUnauthorized(null)).isTrue();
    assertThat(isUnauthorized(basic(name, PASSWORD))).isTrue();
    assertThat(isUnauthorized(basic())).isTrue();
    assertThat(isUnauthorized("Bearer " + token())).as("a bearer token of home").isTrue();
    assertThat(isUnauthorized("Bearer ")).isTrue();
    assertThat(isUnauthorized("Bearer x.y.z")).isTrue();

    assertThat(isUnauthorized(internalToken(it -> it))).as("a good one").isFalse();
    assertThat(isUnauthorized(internalToken(it -> it.audience("scheduling")))).isTrue();
    assertThat(isUnauthorized(internalToken(it -> it.audience(List.of("billing", "x"))))).isTrue();
    assertThat(isUnauthorized(internalToken(it -> it.issuer("tandem")))).isTrue();
    assertThat(isUnauthorized(internalToken(it -> it.expirationTime(ago(60)).issueTime(ago(80)))))
        .isTrue();
    assertThat(isUnauthorized(internalToken(it -> it.expirationTime(ago(-3_600)))))
        .as("too long")
        .isTrue();
    assertThat(isUnauthorized(internalToken(it -> it.expirationTime(null)))).isTrue();

    var forged = new ECKeyGenerator(Curve.P_256).keyID(key().getKeyID()).generate();
    assertThat(
            isUnauthorized(signed(new ECDSASigner(forged), JWSAlgorithm.ES256, claims().build())))
        .isTrue();
    var shared = new MACSigner(key().toPublicJWK().toJSONString().getBytes(UTF_8));
    assertThat(isUnauthorized(signed(shared, JWSAlgorithm.HS256, claims().build()))).isTrue();
    assertThat(isUnauthorized("Bearer " + new PlainJWT(claims().build()).serialize())).isTrue();
  }

  @Test
  void homeDoesNotAcceptInternalTokens() throws Exception {
    var token = internalToken(it -> it.claim("roles", List.of("OPERATOR")));
    var answer =
        http.send(
            HttpRequest.newBuilder(uri("/api/access/audit")).header("Authorization", token).build(),
            BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @Test
  void rejectsRequestsOfAnotherEpochUntilTheyAgree() throws Exception {
    for (var epoch : new long[] {-1, 1, 9}) {
      var answer = callService("/api/billing/packs", internalToken(it -> it.claim("epoch", epoch)));
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    }
    var without = callService("/api/billing/packs", internalToken(it -> it.claim("epoch", null)));
    assertThat(without.statusCode()).isEqualTo(503);

    setRoute("billing", "AWAY", 4);
    var early = asMentee("/api/billing/packs", basic(name, PASSWORD));
    assertThat(early.statusCode()).isEqualTo(503);
    assertThat(early.headers().firstValue("Retry-After")).contains("1");

    var ownerships = new ModuleOwnerships(billing.getBean(DataSource.class));
    try {
      ownerships.fence("billing", 3, Duration.ofSeconds(60));
      ownerships.activate("billing", 4, Duration.ofSeconds(60));
      assertThat(asMentee("/api/billing/packs", basic(name, PASSWORD)).statusCode()).isEqualTo(200);
      assertThat(callService("/api/billing/packs", internalToken(it -> it)).statusCode())
          .as("the previous epoch")
          .isEqualTo(503);
    } finally {
      stop();
    }
  }

  @Test
  void answersReadsOfItsCopyWhileHomeIsLive() throws Exception {
    var ownerships = new ModuleOwnerships(billing.getBean(DataSource.class));
    try {
      assertThat(readCopy(9).statusCode()).as("it is live, and has no copy").isEqualTo(503);

      ownerships.fence("billing", 3, Duration.ofSeconds(60));

      assertThat(readCopy(3).statusCode()).isEqualTo(200);
      assertThat(readCopy(9).statusCode()).as("the share has grown since").isEqualTo(200);
      assertThat(readCopy(2).statusCode()).as("before it was fenced").isEqualTo(503);
      assertThat(callService("/api/billing/packs", internalToken(it -> it.claim("epoch", 3))))
          .as("for the live side")
          .matches(answer -> answer.statusCode() == 503);
      var write =
          http.send(
              HttpRequest.newBuilder(serviceUri("/api/billing/packs"))
                  .header("Authorization", copyToken(9))
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString("{}"))
                  .build(),
              BodyHandlers.ofString());
      assertThat(write.statusCode()).as("a write").isEqualTo(503);
    } finally {
      stop();
    }
  }

  private HttpResponse<String> readCopy(long epoch) throws Exception {
    return callService("/api/billing/packs", copyToken(epoch));
  }

  private String copyToken(long epoch) throws Exception {
    return internalToken(it -> it.claim("epoch", epoch).claim("copy", true));
  }

  private HttpResponse<String> asMentee(String path, String authorization) throws Exception {
    return http.send(
        HttpRequest.newBuilder(uri(path)).header("Authorization", authorization).build(),
        BodyHandlers.ofString());
  }

  private static URI serviceUri(String path) {
    return URI.create("http://localhost:" + BILLING_PORT + path);
  }

  private HttpResponse<String> callService(String path, @Nullable String authorization)
      throws Exception {
    var request = HttpRequest.newBuilder(serviceUri(path));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private boolean isUnauthorized(@Nullable String authorization) throws Exception {
    var api = callService("/api/billing/packs", authorization).statusCode();
    var page = callService("/billing/invoices", authorization).statusCode();
    assertThat(page).isEqualTo(api).isIn(200, 401);
    return api == 401;
  }

  private String token() throws Exception {
    var answer =
        http.send(
            HttpRequest.newBuilder(uri("/api/access/tokens"))
                .header("Authorization", basic(name, PASSWORD))
                .POST(BodyPublishers.noBody())
                .build(),
            BodyHandlers.ofString());
    return answer.body().replaceFirst(".*\"accessToken\":\"([^\"]+)\".*", "$1");
  }

  private ECKey key() {
    return signingKeys.signing().toECKey();
  }

  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer("tandem internal tokens")
        .audience("billing")
        .subject(mentee.toString())
        .issueTime(ago(0))
        .expirationTime(ago(-20))
        .claim("roles", List.of("MENTEE"))
        .claim("epoch", 0)
        .claim("request", "r");
  }

  private String internalToken(UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
    return signed(new ECDSASigner(key()), JWSAlgorithm.ES256, change.apply(claims()).build());
  }

  private String signed(JWSSigner signer, JWSAlgorithm algorithm, JWTClaimsSet claims)
      throws Exception {
    var jwt =
        new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key().getKeyID()).build(), claims);
    jwt.sign(signer);
    return "Bearer " + jwt.serialize();
  }

  private static Date ago(int seconds) {
    return Date.from(Instant.now().minusSeconds(seconds));
  }
}
