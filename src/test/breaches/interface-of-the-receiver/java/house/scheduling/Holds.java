package house.scheduling;

import house.scheduling.funding.Funds;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

@Component
class Holds {
  private final ObjectProvider<Funds> funds;

  Holds(ObjectProvider<Funds> funds) {
    this.funds = funds;
  }

  boolean hold(UUID booking) {
    return funds.stream().anyMatch(each -> each.cover(booking));
  }
}
