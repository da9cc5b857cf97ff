package house.billing;

import java.util.UUID;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;

@AggregateRoot
class Account {
  @Identity private final UUID id;
  private final Invoice last;

  Account(UUID id, Invoice last) {
    this.id = id;
    this.last = last;
  }
}
