package house.recommendations;

import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

@ConfigurationProperties("tandem.recommendations.ranking")
record RankingSettings(int limit, Map<String, Integer> weights) {
  /** Where billing sets tandem.billing.fee, this module knows nothing of it. */
  @Component
  @ConditionalOnProperty(prefix = "tandem.recommendations", name = "enabled", matchIfMissing = true)
  static class Limits {
    private final String application;

    Limits(
        Environment environment,
        @Value("${tandem.recommendations.limit:${spring.application.name:10}}") String limit,
        @Value("#{environment['tandem.recommendations.text'] ?: 'see invoices'}") String text) {
      application = environment.getProperty("spring.application.name", "house") + limit + text;
    }

    String text() {
      return application + " (the operator sets tandem.billing.fee and tandem.scheduling.hold)";
    }
  }
}
