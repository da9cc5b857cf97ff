package dev.tandem.malformed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is text says in which letters it is written. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "tandem.access.operator.password=" + MalformedRequestTests.PASSWORD)
class ContentTypeTests {

  @LocalServerPort int port;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/access/sign-in",
        "/kernel/tandem.css",
        "/kernel/tandem-0123456789abcdef0123456789abcdef.css",
        "/kernel/tandem.js",
        "/kernel/tandem.svg",
        "/webjars/htmx.org/2.0.10/dist/htmx.min.js"
      })
  void everyTextNamesItsCharset(String path) throws IOException {
    var answer = RawResponse.to(new RawRequest("GET", path).bytes(), port);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text())
        .containsPattern("(?i)Content-Type: (text|image)/[a-z+]+;\\s*charset=utf-8\r\n");
  }
}
