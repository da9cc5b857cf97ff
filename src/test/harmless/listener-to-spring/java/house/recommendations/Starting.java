package house.recommendations;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;

@Configuration
class Starting {
  @EventListener
  void ready(ApplicationReadyEvent event) {}

  @EventListener(ContextClosedEvent.class)
  void closed() {}

  @Bean
  ApplicationListener<ContextRefreshedEvent> refreshed() {
    return event -> {};
  }
}
