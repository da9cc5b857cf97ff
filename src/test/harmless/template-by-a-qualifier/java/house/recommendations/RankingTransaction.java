package house.recommendations;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration
class RankingTransaction {
  @Bean(defaultCandidate = false)
  TransactionTemplate longerTransaction(PlatformTransactionManager transactions) {
    return new TransactionTemplate(transactions);
  }
}
