package house.recommendations;

import java.util.concurrent.Executor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class Threads {
  @Bean
  Executor rankingThreads() {
    return Runnable::run;
  }
}
