package house.kernel;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class Mailboxes {
  @Bean
  Queue<String> mailbox() {
    return new ConcurrentLinkedQueue<>();
  }
}
