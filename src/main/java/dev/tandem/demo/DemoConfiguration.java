package dev.tandem.demo;

import dev.tandem.kernel.time.TravellingClock;
import dev.tandem.kernel.web.ProblemWriter;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import tools.jackson.databind.ObjectMapper;

/** Only with the local database, which sets both properties; {@code --tandem.demo=false} wins. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("tandem.demo")
@ConditionalOnProperty("tandem.demo.folder")
class DemoConfiguration {

  @Bean
  Marker demoMarker(@Value("${tandem.demo.folder}") Path folder) {
    return new Marker(folder);
  }

  @Bean
  Gate demoGate(ProblemWriter problems, Marker marker) {
    return new Gate(problems, marker.isDone());
  }

  @Bean
  FilterRegistrationBean<Gate> demoGateFirst(Gate gate) {
    var first = new FilterRegistrationBean<>(gate);
    first.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return first;
  }

  @Bean
  Demo demo(Marker marker, Gate gate, TravellingClock clock, ObjectMapper json) {
    return new Demo(marker, gate, clock, json);
  }
}
