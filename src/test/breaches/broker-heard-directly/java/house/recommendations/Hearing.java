package house.recommendations;

import org.springframework.stereotype.Component;

@Component
class Hearing {
  @org.springframework.amqp.rabbit.annotation.RabbitListener(queues = "invoices")
  void on(String message) {}
}
