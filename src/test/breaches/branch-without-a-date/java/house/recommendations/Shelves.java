package house.recommendations;

import dev.tandem.kernel.branch.Branch;
import dev.tandem.kernel.branch.BranchRows;
import dev.tandem.kernel.branch.BranchSetting;
import dev.tandem.kernel.routing.Share;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class Shelves {

  @Bean
  Branch<Shelf> shelf(BranchRows rows, MeterRegistry meters, Clock clock) {
    return new Branch<>(
        Shelf.class,
        mentors -> mentors,
        mentors -> mentors / 2,
        BranchSetting.initial(Share.NONE, Share.NONE),
        rows,
        meters,
        clock);
  }
}
