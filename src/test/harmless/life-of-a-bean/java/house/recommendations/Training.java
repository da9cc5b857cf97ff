package house.recommendations;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

@Component
class Training implements ApplicationRunner, Ordered, DisposableBean, HealthIndicator {
  @Override
  public void run(ApplicationArguments arguments) {}

  @Override
  public int getOrder() {
    return 7;
  }

  @Override
  public void destroy() {}

  @Override
  public Health health() {
    return Health.up().build();
  }
}
