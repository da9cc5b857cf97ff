package dev.tandem.kernel.pool;

import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import dev.tandem.kernel.role.ModuleWork;
import dev.tandem.kernel.routing.ModulePath;
import dev.tandem.kernel.schema.ModuleSchema;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
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
import org.springframework.core.task.TaskDecorator;

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

  /** Once the schemas are migrated, and before anything is served. */
  @Bean
  SmartInitializingSingleton moduleRoles(DataSource database, List<ModuleSchema> schemas) {
    return () -> {
      if (database instanceof ConnectionPools pools) {
        pools.roles().use(schemas.stream().map(ModuleSchema::name).toList(), database);
      }
    };
  }

  /** What is handed to another thread stays the work of the module. */
  @Bean
  TaskDecorator workOfTheModule() {
    return task -> {
      var module = ModuleWork.current();
      return () -> ModuleWork.run(module, task);
    };
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
    return filter(
        DatabaseUseFilter::beforeAuthentication, request -> "", Ordered.HIGHEST_PRECEDENCE);
  }

  /** Directly after the filters of Spring Security. */
  @Bean
  FilterRegistrationBean<DatabaseUseFilter> databaseUseAfterAuthentication() {
    return filter(
        DatabaseUseFilter::afterAuthentication,
        request -> ModulePath.moduleOf(request).orElse(""),
        SecurityFilterProperties.DEFAULT_FILTER_ORDER + 1);
  }

  private static FilterRegistrationBean<DatabaseUseFilter> filter(
      Function<HttpServletRequest, DatabaseUse> use,
      Function<HttpServletRequest, String> module,
      int order) {
    var registration = new FilterRegistrationBean<>(new DatabaseUseFilter(use, module));
    registration.setName("databaseUse" + order);
    registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
    registration.setOrder(order);
    return registration;
  }
}
