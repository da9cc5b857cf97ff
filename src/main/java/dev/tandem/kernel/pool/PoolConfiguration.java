package dev.tandem.kernel.pool;

import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class PoolConfiguration {

  @Bean
  static DividedDataSource dividedDataSource(Environment environment) {
    return new DividedDataSource(environment);
  }

  @Bean
  SmartInitializingSingleton poolMetrics(
      DataSource database, ObjectProvider<MeterRegistry> meters) {
    return () ->
        meters.ifUnique(registry -> {
          if (database instanceof ConnectionPools pools) {
            pools.recordIn(new MicrometerMetricsTrackerFactory(registry));
          }
        });
  }

  /** Before anything is stopped that would wait for the database. */
  @Bean
  @SuppressWarnings("Convert2Lambda")
  ApplicationListener<ContextClosedEvent> endOfConnections(DataSource database) {
    return new ApplicationListener<>() {
      @Override
      public void onApplicationEvent(ContextClosedEvent closed) {
        if (database instanceof ConnectionPools pools) {
          pools.prepareToClose();
        }
      }
    };
  }

  @Bean
  FilterRegistrationBean<DatabaseUseFilter> databaseUseBeforeAuthentication() {
    return filter(DatabaseUseFilter::beforeAuthentication, Ordered.HIGHEST_PRECEDENCE);
  }

  /** Directly after the filters of Spring Security. */
  @Bean
  FilterRegistrationBean<DatabaseUseFilter> databaseUseAfterAuthentication() {
    return filter(
        DatabaseUseFilter::afterAuthentication, SecurityFilterProperties.DEFAULT_FILTER_ORDER + 1);
  }

  private static FilterRegistrationBean<DatabaseUseFilter> filter(
      Function<HttpServletRequest, DatabaseUse> use, int order) {
    var registration = new FilterRegistrationBean<>(new DatabaseUseFilter(use));
    registration.setName("databaseUse" + order);
    registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
    registration.setOrder(order);
    return registration;
  }
}
