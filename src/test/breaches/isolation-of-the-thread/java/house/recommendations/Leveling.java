package house.recommendations;

import org.springframework.stereotype.Component;

@Component
class Leveling {
  boolean go() {
    org.springframework.transaction.support.TransactionSynchronizationManager
        .setCurrentTransactionIsolationLevel(4);
    return true;
  }
}
