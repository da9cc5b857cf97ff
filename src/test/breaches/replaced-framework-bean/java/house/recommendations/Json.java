package house.recommendations;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration
class Json {
  @Bean
  JsonMapper json() {
    return JsonMapper.builder().build();
  }
}
