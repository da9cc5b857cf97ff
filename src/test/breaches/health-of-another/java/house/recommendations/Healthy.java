package house.recommendations;

import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.stereotype.Component;

@Component
class Healthy {
  private final HealthContributorRegistry health;

  Healthy(HealthContributorRegistry health) {
    this.health = health;
  }

  boolean canBePaid() {
    return health.getContributor("billing") != null;
  }
}
