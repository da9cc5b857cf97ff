package dev.tandem.rollout.steps;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.tandem.kernel.tls.TrustedCertificates;
import dev.tandem.rollout.routing.RolloutProperties;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class ServiceProbesTests {

  HttpServer service;

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    respond("/actuator/health/liveness", 200);
    service.start();
  }

  @AfterEach
  void stop() {
    service.stop(0);
  }

  @Test
  void aServiceThatRequiresInternalTokensIsReady() {
    service.createContext(
        "/api/billing",
        exchange -> {
          exchange.getResponseHeaders().set("Tandem-Internal-Token", "required");
          exchange.sendResponseHeaders(401, -1);
          exchange.close();
        });

    assertThatCode(this::probe).doesNotThrowAnyException();
  }

  @Test
  void aServiceThatSignsUsersInItselfIsNotReady() {
    respond("/api/billing", 401);

    assertThatThrownBy(this::probe).hasMessageContaining("start it with tandem.access.platform");
  }

  @Test
  void aServiceThatDoesNotAnswerIsNotReady() {
    service.stop(0);

    assertThatThrownBy(this::probe).hasMessageContaining("does not answer at http://localhost:");
  }

  void respond(String path, int status) {
    service.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
  }

  void probe() {
    var url = URI.create("http://localhost:" + service.getAddress().getPort());
    var properties =
        new RolloutProperties(
            Map.of("billing", new RolloutProperties.ServiceProperties(url, null)),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1));
    var noBeans = new StaticListableBeanFactory();
    new ServiceProbes(
            properties,
            noBeans.getBeanProvider(ConnectionFactory.class),
            noBeans.getBeanProvider(Declarables.class),
            TrustedCertificates.ofTheJvm())
        .requireService("billing");
  }
}
