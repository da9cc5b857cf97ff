package dev.tandem.kernel.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.testing.ModuleTest;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A byte now and then keeps no connection open. */
@ModuleTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@TestPropertySource(
    properties = {
      "tandem.kernel.server.timeouts.head=1s",
      "tandem.kernel.server.timeouts.body=1s",
      "management.endpoint.health.probes.enabled=true"
    })
class SlowSenderTests {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String POST = "POST /%s HTTP/1.1\r\nHost: localhost\r\n";
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";

  @LocalServerPort int port;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "G",
        "GET /actuator/health HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
        POST + FORM + "Content-Length: 100000\r\n\r\nname=",
        POST + "Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n\"",
        POST + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 100000\r\n\r\n"
      })
  void aConnectionEndsHoweverSteadilyItsBytesCome(String begin) throws IOException {
    try (var socket = new Socket("localhost", port)) {
      socket.setSoTimeout(1);
      socket.getOutputStream().write(begin.formatted("access/sign-in").getBytes(ISO_8859_1));
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(100))
          .until(() -> isClosedAfterAnotherByte(socket));
    }
  }

  @Test
  void whoPausesBetweenRequestsIsNotSlow() throws IOException {
    try (var socket = new Socket("localhost", port)) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      var request = "HEAD /actuator/health/liveness HTTP/1.1\r\nHost: localhost\r\n\r\n";
      long begun = System.nanoTime();
      await()
          .pollInterval(Duration.ofMillis(700))
          .atMost(PATIENCE)
          .until(() -> {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            assertThat(readHead(socket)).startsWith("HTTP/1.1 ");
            return System.nanoTime() - begun > Duration.ofSeconds(3).toNanos();
          });
    }
  }

  private static boolean isClosedAfterAnotherByte(Socket socket) {
    try {
      socket.getOutputStream().write('a');
      while (socket.getInputStream().read() >= 0) {
        // an answer, before the end
      }
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static String readHead(Socket socket) throws IOException {
    var answer = new StringBuilder();
    while (!answer.toString().matches("(?s).*\r\n\r\n.*")) {
      answer.append((char) socket.getInputStream().read());
    }
    return answer.toString();
  }
}
