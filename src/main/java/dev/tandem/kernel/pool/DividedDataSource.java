package dev.tandem.kernel.pool;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.config.DestructionAwareBeanPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Divides the pool that Spring Boot configures into {@link ConnectionPools}. */
record DividedDataSource(Environment environment, Map<Object, ConnectionPools> divided)
    implements DestructionAwareBeanPostProcessor {

  DividedDataSource(Environment environment) {
    this(environment, new ConcurrentHashMap<>());
    DatabaseFaultLog.install();
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (!(bean instanceof HikariDataSource base)) {
      return bean;
    }
    var limits =
        Binder.get(environment).bindOrCreate("tandem.kernel.database", DatabaseProperties.class);
    return divided.computeIfAbsent(bean, _ -> new ConnectionPools(base, limits));
  }

  @Override
  public void postProcessBeforeDestruction(Object bean, String name) {
    var pools = divided.remove(bean);
    if (pools != null) {
      pools.close();
    }
  }

  @Override
  public boolean requiresDestruction(Object bean) {
    return bean instanceof HikariDataSource;
  }
}
