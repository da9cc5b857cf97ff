package dev.tandem.recommendations.ranking;

import dev.tandem.kernel.branch.Branch;
import dev.tandem.kernel.branch.BranchRows;
import dev.tandem.kernel.branch.BranchSetting;
import dev.tandem.kernel.routing.Share;
import dev.tandem.recommendations.RecommendationsConfiguration;
import dev.tandem.recommendations.RecommendationsProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Both rankings: the new one answers everybody, and one call in a hundred is compared. */
@Configuration(proxyBeanMethods = false)
class RankingBranch {

  private static final BranchSetting INITIAL =
      BranchSetting.initial(new Share(Share.WHOLE), new Share(100));

  @Bean(destroyMethod = "close")
  Branch<Ranking> ranking(
      RecommendationsProperties properties,
      JdbcClient jdbc,
      TransactionTemplate transaction,
      MeterRegistry meters,
      RankingSwitches switches,
      Clock clock) {
    return new Branch<>(
        Ranking.class,
        new CompleteRanking(properties),
        new ShownPlacesRanking(properties),
        INITIAL,
        new BranchRows(jdbc, transaction, RecommendationsConfiguration.SCHEMA, switches::publish),
        meters,
        clock);
  }
}
