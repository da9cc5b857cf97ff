package dev.tandem.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tandem.testing.NoDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;

/** On a busy machine the demo people come later, and not at all only if they cannot. */
@NoDatabase
class DemoClientTests {

  final AtomicInteger requests = new AtomicInteger();
  int busy;
  HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          int status = requests.incrementAndGet() <= busy ? 503 : 200;
          var body = "{\"status\": %s}".formatted(status).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void whatAPlatformWasTooBusyForIsAskedAgain() {
    busy = 3;
    var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    try (var client = new DemoClient(address, "", new ObjectMapper())) {
      assertThat(client.operator("POST", "/api/access/tokens", null).status()).isEqualTo(200);
    }
    assertThat(requests).hasValue(4);
  }
}
