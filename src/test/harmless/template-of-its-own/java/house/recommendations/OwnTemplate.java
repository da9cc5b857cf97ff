package house.recommendations;

import org.springframework.stereotype.Component;

@Component
class OwnTemplate {
  private final org.springframework.transaction.support.TransactionTemplate own;

  OwnTemplate(org.springframework.transaction.PlatformTransactionManager manager) {
    own = new org.springframework.transaction.support.TransactionTemplate(manager);
    own.setTimeout(3);
  }
}
