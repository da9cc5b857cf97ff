package dev.tandem.eventing.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.ConnectionFactory;
import dev.tandem.testing.NoDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NoDatabase
class BrokerCredentialsTests {

  @TempDir Path folder;

  @Test
  void theNextConnectionUsesThePasswordThatTheFileHasThen() throws Exception {
    var file = Files.writeString(folder.resolve("password"), "the first one\n");
    var connections = new ConnectionFactory();
    connections.setUsername("home");

    new BrokerConfiguration().passwordFromFile(new BrokerCredentials(file)).customize(connections);
    assertThat(connections.getUsername()).isEqualTo("home");
    assertThat(connections.getPassword()).isEqualTo("the first one");
    Files.writeString(file, "the second one\n");
    assertThat(connections.getPassword()).isEqualTo("the second one");
  }

  @Test
  void withoutAFileThePasswordIsTheSetting() {
    var connections = new ConnectionFactory();
    connections.setPassword("of the setting");

    new BrokerConfiguration().passwordFromFile(new BrokerCredentials(null)).customize(connections);
    assertThat(connections.getPassword()).isEqualTo("of the setting");
  }
}
