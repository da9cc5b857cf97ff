package house.recommendations;

import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class Sending {
  private final org.springframework.amqp.rabbit.core.RabbitTemplate broker;

  Sending(org.springframework.amqp.rabbit.core.RabbitTemplate broker) {
    this.broker = broker;
  }

  void send(UUID mentor) {
    broker.convertAndSend("ranked", mentor);
  }
}
