package dev.tandem.rollout.facade;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.malformed.MalformedTraffic;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Malformed requests for a module that is live away. */
class MalformedForwardingTests extends FacadeFixture {

  @AfterEach
  void stop() throws IOException {
    SERVICE.stop();
  }

  @Test
  void areRefusedAtHomeOrByTheService() throws Exception {
    setRoute("recommendations", "AWAY", 7);
    SERVICE.start();
    SERVICE.script =
        (request, out) -> {
          var body = request.line().startsWith("HEAD") ? "" : "malformed";
          out.write(
              "HTTP/1.1 400 Bad Request\r\nContent-Length: 9\r\nConnection: close\r\n\r\n"
                  .getBytes(US_ASCII));
          out.write(body.getBytes(US_ASCII));
        };
    var visitors = List.of("", "Authorization: " + basic());
    var paths =
        List.of(
            "/api/recommendations/local",
            "/api/recommendations/{id}",
            "/recommendations/local",
            "/recommendations/fragments/mentors/{id}");

    // Connections that earlier tests have left are looked at once they are idle for a second.
    await()
        .during(Duration.ofMillis(1_500))
        .until(() -> send(get("/api/recommendations/local")).statusCode() == 400);
    assertThat(MalformedTraffic.ofReads(port, paths, visitors).send(600)).isEmpty();
  }
}
