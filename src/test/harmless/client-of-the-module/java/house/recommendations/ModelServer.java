package house.recommendations;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestClient;

@Configuration
class ModelServer {
  @Bean
  RestClient modelServer() {
    return RestClient.create("https://model.example");
  }

  @Bean(defaultCandidate = false)
  TransactionTemplate rankingTransaction(PlatformTransactionManager transactions) {
    return new TransactionTemplate(transactions);
  }
}
