package dev.tandem.access.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.ModuleTest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Only a trusted proxy says where a request comes from; no one says where it leads to. */
class TrustedProxiesTests {

  private static final String FROM_PROXY =
      "X-Forwarded-Proto: https\r\nX-Forwarded-Host: tandem.example\r\n";

  @Nested
  @ModuleTest(webEnvironment = WebEnvironment.RANDOM_PORT)
  @TestPropertySource(
      properties = {
        "tandem.access.trusted-proxies=127.0.0.1/32,::1/128",
        "tandem.access.operator.password=browser-tests"
      })
  class BehindATrustedProxy {

    @LocalServerPort int port;
    @Autowired JdbcClient jdbc;

    @Test
    void theAddressOfTheCallerIsTheOneThatTheProxyHasSeen() throws Exception {
      send(
          port,
          "GET /api/access/audit",
          "tandem.example",
          FROM_PROXY
              + "X-Forwarded-For: 198.51.100.1, 203.0.113.7\r\n"
              + "Authorization: Basic bm9ib2R5Ondyb25nIHBhc3N3b3Jk\r\n");

      assertThat(
              jdbc.sql("select distinct address from access.security_event where kind = ?")
                  .param("WRONG_PASSWORD")
                  .query(String.class)
                  .list())
          .as("the last address, which the proxy adds, and none that a caller can make up")
          .containsExactly("203.0.113.7");
    }

    @Test
    void cookiesAreSentOverTlsOnlyAndBrowsersStayOnIt() throws Exception {
      var page = send(port, "GET /access/sign-in", "tandem.example", FROM_PROXY);

      assertThat(page)
          .startsWith("HTTP/1.1 200")
          .contains("Strict-Transport-Security: max-age=31536000")
          .containsPattern("Set-Cookie: __Host-XSRF-TOKEN=[^\r]*Path=/; Secure; SameSite=Lax");
    }

    @Test
    void theNameOfTheSessionIsBoundToTheHost() throws Exception {
      var signedIn = SignInOverHttp.signIn(port, "__Host-XSRF-TOKEN", FROM_PROXY);

      assertThat(signedIn)
          .contains("Location: /\r\n")
          .containsPattern(
              "Set-Cookie: __Host-JSESSIONID=[0-9A-F]{32};[^\r]*Secure; HttpOnly; SameSite=Lax");
    }
  }

  @Nested
  @ModuleTest(webEnvironment = WebEnvironment.RANDOM_PORT)
  @TestPropertySource(properties = "spring.main.cloud-platform=kubernetes")
  class WithoutATrustedProxy {

    @LocalServerPort int port;

    @Test
    void forwardedHeadersMeanNothingAlsoOnKubernetes() throws Exception {
      var page = send(port, "GET /access/sign-in", "localhost", FROM_PROXY);

      assertThat(page)
          .startsWith("HTTP/1.1 200")
          .doesNotContain("Strict-Transport-Security", "Secure", "tandem.example");
    }

    @Test
    void noAnswerNamesTheHostThatTheCallerClaims() throws Exception {
      for (var path : new String[] {"/", "/access/password", "/api/access/audit", "/api/openapi"}) {
        var answer =
            send(port, "GET " + path, "evil.example", "X-Forwarded-Host: evil.example\r\n");
        assertThat(answer).as(path).doesNotContain("evil.example");
      }
    }
  }

  static String send(int port, String line, String host, String headers) throws IOException {
    return SignInOverHttp.send(
        port, line + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + headers + "\r\n");
  }

  /** Signs in by hand, with headers that an HTTP client would not send. */
  private static final class SignInOverHttp {

    static String signIn(int port, String csrfCookie, String headers) throws IOException {
      var page = TrustedProxiesTests.send(port, "GET /access/sign-in", "localhost", headers);
      var cookie = page.replaceAll("(?s).*" + csrfCookie + "=([^;]*);.*", "$1");
      var body = "username=operator&password=browser-tests&_csrf=" + cookie;
      return send(
          port,
          "POST /access/sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
              + headers
              + "Content-Type: application/x-www-form-urlencoded\r\n"
              + ("Content-Length: " + body.length() + "\r\n")
              + ("Cookie: " + csrfCookie + "=" + cookie + "\r\nX-XSRF-TOKEN: " + cookie)
              + "\r\n\r\n"
              + body);
    }

    static String send(int port, String request) throws IOException {
      try (var socket = new Socket("localhost", port)) {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }
}
