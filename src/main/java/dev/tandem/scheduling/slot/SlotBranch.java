package dev.tandem.scheduling.slot;

import dev.tandem.kernel.branch.Branch;
import dev.tandem.kernel.branch.BranchRows;
import dev.tandem.kernel.branch.BranchSetting;
import dev.tandem.kernel.routing.Share;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Both searches: the present one answers everybody, and one search in a hundred is compared. */
@Configuration(proxyBeanMethods = false)
class SlotBranch {

  private static final BranchSetting INITIAL = BranchSetting.initial(Share.NONE, new Share(100));

  @Bean(destroyMethod = "close")
  Branch<OpenSlots> openSlots(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      MeterRegistry meters,
      SlotSearchSwitches switches,
      Clock clock) {
    return new Branch<>(
        OpenSlots.class,
        new SteppedSlots(),
        new GapSlots(),
        INITIAL,
        new BranchRows(jdbc, transaction, "scheduling", switches::publish),
        meters,
        clock);
  }
}
