package house.recommendations;

import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

@Component
class Cheapest {
  private ObjectProvider<List<Predicate<UUID>>> filters;

  @Autowired
  void filterBy(ObjectProvider<List<Predicate<UUID>>> found) {
    this.filters = found;
  }

  boolean isAffordable(UUID mentor) {
    return filters.getObject().stream().allMatch(each -> each.test(mentor));
  }
}
