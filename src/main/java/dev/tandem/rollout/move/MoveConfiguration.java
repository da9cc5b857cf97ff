package dev.tandem.rollout.move;

import dev.tandem.rollout.routing.RolloutProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MoveConfiguration {

  @Bean
  MoveStateMachine moveStateMachine(RolloutProperties properties) {
    return new MoveStateMachine(properties.quiesceTimeout(), properties.writePauseLimit());
  }
}
