package dev.tandem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.tandem.testing.LoggedInAs;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every answer tells browsers what they may do with it, whoever asks and whatever the answer is.
 */
@SpringBootTest
@AutoConfigureMockMvc
class SecurityHeadersTests {

  private static final Set<String> STORED = Set.of("/api/access/keys", "/api/members/me");
  private static final Map<String, String> EXPECTED =
      Map.of(
          "Referrer-Policy", "same-origin",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin",
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY");

  @Autowired MockMvc mvc;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping routes;

  @Test
  void everyAnswerToAReadHasTheHeadersAndStaysOutOfCaches() throws Exception {
    var asked = new TreeSet<String>();
    for (var path : (Iterable<String>) paths()::iterator) {
      for (var caller : callers()) {
        var answer = send(get(path, variables(path)).with(caller).secure(true));
        assertHeaders(path, answer);
        assertThat(answer.getHeader("Strict-Transport-Security")).startsWith("max-age=31536000");
        if (!STORED.contains(path)) {
          assertThat(answer.getHeader("Cache-Control")).as(path).contains("no-store");
        }
      }
      asked.add(path);
    }
    assertThat(asked).hasSizeGreaterThan(80);
  }

  /** Its time is that of the build: an older build must not confirm the file of a newer one. */
  @Test
  void aFileOfThePagesIsNeverConfirmedByItsTime() throws Exception {
    var answer =
        send(get("/kernel/tandem.css").header("If-Modified-Since", "Fri, 1 Jan 2100 00:00:00 GMT"));
    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(answer.getHeader("Last-Modified")).isNull();
  }

  @Test
  void refusalsBeforeAnyControllerHaveTheHeaders() throws Exception {
    for (var request :
        List.of(
            get("/nothing/here").with(LoggedInAs.operator()),
            post("/access/password").with(LoggedInAs.operator()),
            post("/access/sign-in").content(new byte[2 << 20]),
            post("/api/access/tokens").content(new byte[2 << 20]))) {
      var answer = send(request);
      assertThat(answer.getStatus()).isBetween(400, 499);
      assertHeaders("refusal", answer);
    }
  }

  @Test
  void aConnectionWithoutTlsIsNotToldToUseIt() throws Exception {
    assertThat(send(get("/access/sign-in")).getHeader("Strict-Transport-Security")).isNull();
  }

  @Test
  void theApiAndTheActuatorNeverLeadToThePageForSigningIn() throws Exception {
    for (var path : List.of("/api/members/me", "/api", "/actuator", "/actuator/metrics")) {
      for (var accept : List.of("text/html", "application/json", "*/*", "nonsense")) {
        var anonymous = send(get(path).header("Accept", accept));
        assertThat(anonymous.getStatus()).as("%s %s", path, accept).isEqualTo(401);
        assertThat(anonymous.getContentType()).startsWith("application/problem+json");
      }
    }
    var mentee = send(get("/actuator/metrics").with(LoggedInAs.mentee(UUID.randomUUID())));
    assertThat(mentee.getStatus()).isEqualTo(403);
    assertThat(mentee.getContentType()).startsWith("application/problem+json");
    assertThat(send(get("/actuator/health/readiness")).getStatus()).isEqualTo(200);
  }

  @Test
  void onlyOperatorsReadTheListOfLibraries() throws Exception {
    for (var path : List.of("/actuator/sbom", "/actuator/sbom/application")) {
      assertThat(send(get(path)).getStatus()).as(path).isEqualTo(401);
      var mentor = send(get(path).with(LoggedInAs.mentor(UUID.randomUUID())));
      assertThat(mentor.getStatus()).as(path).isEqualTo(403);
    }
    var list = send(get("/actuator/sbom/application").with(LoggedInAs.operator()));
    assertThat(list.getStatus()).isEqualTo(200);
    assertThat(list.getContentAsString()).contains("CycloneDX");
    assertThat(list.getHeader("Cache-Control")).contains("no-store");
  }

  private Stream<String> paths() {
    return routes.getHandlerMethods().keySet().stream()
        .filter(route -> {
          var methods = route.getMethodsCondition().getMethods();
          return methods.isEmpty() || methods.contains(RequestMethod.GET);
        })
        .flatMap(route -> route.getPatternValues().stream());
  }

  private static List<RequestPostProcessor> callers() {
    return List.of(request -> request, LoggedInAs.mentee(UUID.randomUUID()), LoggedInAs.operator());
  }

  private static Object[] variables(String path) {
    return Stream.generate(() -> new UUID(1, 2))
        .limit(path.chars().filter(it -> it == '{').count())
        .toArray();
  }

  private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request).andReturn().getResponse();
  }

  private static void assertHeaders(String path, MockHttpServletResponse answer) {
    EXPECTED.forEach(
        (name, value) -> assertThat(answer.getHeaders(name)).as(path).containsExactly(value));
    assertThat(answer.getHeaders("Permissions-Policy")).as(path).hasSize(1);
    assertThat(answer.getHeaders("Content-Security-Policy"))
        .as(path)
        .singleElement()
        .asString()
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .contains("object-src 'none'", "base-uri 'none'", "form-action 'self'")
        .doesNotContain("unsafe-", "*");
  }
}
