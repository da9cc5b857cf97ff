package dev.tandem.demo;

import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.kernel.web.PageRenderer;
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

/**
 * Active only with the local database, which sets both properties; {@code --tandem.demo=false}
 * turns it off.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("tandem.demo")
@ConditionalOnProperty("tandem.demo.folder")
class DemoConfiguration {

  @Bean
  DemoMarkerFile demoMarkerFile(@Value("${tandem.demo.folder}") Path folder) {
    return new DemoMarkerFile(folder);
  }

  @Bean
  DemoReadinessFilter demoReadinessFilter(
      ProblemWriter problems, PageRenderer pages, DemoMarkerFile marker) {
    return new DemoReadinessFilter(problems, pages, marker.isDone());
  }

  @Bean
  FilterRegistrationBean<DemoReadinessFilter> demoReadinessFilterRegistration(
      DemoReadinessFilter filter) {
    var registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return registration;
  }

  @Bean
  DemoPreparation demoPreparation(
      DemoMarkerFile marker, DemoReadinessFilter filter, AdjustableClock clock, ObjectMapper json) {
    return new DemoPreparation(marker, filter, clock, json);
  }
}
