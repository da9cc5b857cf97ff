package dev.tandem.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TestBrokerTests {

  @Test
  void confirmsAPublishedMessageAndDeliversIt() throws Exception {
    var broker = TestBroker.get();
    try (var proxy = new TcpProxy(broker.host(), broker.port())) {
      var factory = new ConnectionFactory();
      factory.setHost("localhost");
      factory.setPort(proxy.port());
      factory.setUsername(broker.user());
      factory.setPassword(broker.password());
      try (var connection = factory.newConnection();
          var channel = connection.createChannel()) {
        channel.confirmSelect();
        var queue = channel.queueDeclare().getQueue();
        channel.basicPublish(
            "",
            queue,
            MessageProperties.PERSISTENT_BASIC,
            "hello".getBytes(StandardCharsets.UTF_8));

        assertThat(channel.waitForConfirms(30_000)).isTrue();
        assertThat(channel.basicGet(queue, true).getBody())
            .isEqualTo("hello".getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
