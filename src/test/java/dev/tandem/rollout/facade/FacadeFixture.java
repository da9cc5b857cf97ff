package dev.tandem.rollout.facade;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.tandem.rollout.routing.RouteTable;
import dev.tandem.testing.FreePort;
import dev.tandem.testing.ModuleTest;
import dev.tandem.testing.SecondInstance;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;

/**
 * A platform that tests call over HTTP, as a browser or a program does. Recommendations can be
 * forwarded to a scripted service, billing to a real one.
 */
@ModuleTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(FacadeFixture.HomeControllers.class)
@SecondInstance
@TestPropertySource(properties = "tandem.rollout.mirror.share=0")
abstract class FacadeFixture {

  static final ScriptedService SERVICE = new ScriptedService();
  static final int BILLING_PORT = FreePort.find();

  @Autowired JdbcClient jdbc;
  @Autowired RouteTable routeTable;
  @LocalServerPort int port;

  final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    registry.add("tandem.access.operator.password", () -> "known-to-tests-only");
    registry.add("tandem.rollout.modules.recommendations.url", SERVICE::url);
    registry.add("tandem.rollout.modules.billing.url", () -> "http://localhost:" + BILLING_PORT);
    // Short, as some services here never answer, and long enough for those that do on a busy
    // machine.
    registry.add("tandem.rollout.facade.response-timeout", () -> "5s");
    registry.add("tandem.rollout.facade.wait-duration-in-open-state", () -> "1s");
  }

  void setRoute(String module, String stage, long epoch) {
    jdbc.sql("update rollout.route set stage = ?, epoch = ? where module = ?")
        .params(stage, epoch, module)
        .update();
    await()
        .pollInterval(Duration.ofMillis(10))
        .until(() ->
            routeTable.route(module).epoch() == epoch
                && routeTable.route(module).stage().name().equals(stage));
  }

  String operator() {
    return jdbc.sql("select member_id from access.sign_in where username = 'operator'")
        .query(String.class)
        .single();
  }

  URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  static String basic() {
    return basic("operator", "known-to-tests-only");
  }

  static String basic(String username, String password) {
    var both = username + ":" + password;
    return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(UTF_8));
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path)).header("Authorization", basic());
  }

  HttpRequest.Builder get(String path) {
    return request(path).GET();
  }

  HttpRequest.Builder post(String path, String body, String type) {
    return request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  String sendRaw(String request) throws IOException {
    try (var socket = new Socket("localhost", port)) {
      socket.setSoTimeout(60_000);
      var head = request.replaceAll("(?<!\r)\n", "\r\n").replaceFirst("\r\n", "\r\nX-First: 1\r\n");
      socket.getOutputStream().write(head.getBytes(UTF_8));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  record BrowserSession(String id, String csrf, String formToken) {}

  /** Signs in through the form, as a browser does. */
  BrowserSession session() throws Exception {
    return session("operator", "known-to-tests-only");
  }

  BrowserSession session(String username, String password) throws Exception {
    var form =
        http.send(HttpRequest.newBuilder(uri("/access/sign-in")).build(), BodyHandlers.ofString());
    var csrf = cookie(form, "XSRF-TOKEN");
    var signedIn =
        http.send(
            HttpRequest.newBuilder(uri("/access/sign-in"))
                .header("Cookie", "XSRF-TOKEN=" + csrf)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        "username="
                            + username
                            + "&password="
                            + password
                            + "&_csrf="
                            + csrfField(form.body())))
                .build(),
            BodyHandlers.ofString());
    var id = cookie(signedIn, "JSESSIONID");
    var page =
        http.send(
            HttpRequest.newBuilder(uri("/access/sign-out"))
                .header("Cookie", "JSESSIONID=" + id)
                .build(),
            BodyHandlers.ofString());
    return new BrowserSession(id, cookie(page, "XSRF-TOKEN"), csrfField(page.body()));
  }

  static String cookie(HttpResponse<?> answer, String name) {
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith(name + "=") && !cookie.startsWith(name + "=;"))
        .map(cookie -> cookie.substring(name.length() + 1).split(";")[0])
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  static String csrfField(String page) {
    return page.replaceFirst("(?s).*name=\"_csrf\"[^>]*value=\"([^\"]+)\".*", "$1");
  }

  HttpRequest.Builder page(String path, BrowserSession session) {
    return HttpRequest.newBuilder(uri(path))
        .header("Cookie", "JSESSIONID=" + session.id() + "; XSRF-TOKEN=" + session.csrf());
  }

  HttpResponse<String> signedIn(String path, String... headers) throws Exception {
    var request = page(path, session());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  /**
   * What home has of a module that is live away: controllers, and a standby copy of a given age.
   */
  @TestConfiguration(proxyBeanMethods = false)
  static class HomeControllers {

    static volatile Optional<Instant> standbyCopyAsOf = Optional.empty();

    @Bean
    @Primary
    StandbyFreshness scriptedFreshness(JdbcClient jdbc, RouteTable routeTable) {
      return new StandbyFreshness(jdbc, routeTable) {
        @Override
        Optional<Instant> asOf(String module) {
          return standbyCopyAsOf;
        }
      };
    }

    @Controller
    static class LocalRecommendations {

      @GetMapping("/recommendations/local")
      String page(Model model) {
        return "access/sign-out";
      }

      @GetMapping("/api/recommendations/local")
      @ResponseBody
      ResponseEntity<String> text() {
        return ResponseEntity.ok("from home");
      }

      @PostMapping("/api/recommendations/local")
      @ResponseBody
      String form(@RequestParam String text) {
        return "home received " + text;
      }

      @PostMapping("/api/recommendations/file")
      @ResponseBody
      String file(@RequestParam MultipartFile file) {
        return "home received " + file.getSize();
      }
    }

    static void setStandbyCopyAge(Duration age) {
      standbyCopyAsOf = Optional.of(Instant.now().minus(age));
    }
  }
}
