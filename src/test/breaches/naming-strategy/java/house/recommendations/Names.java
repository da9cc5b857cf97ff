package house.recommendations;

import org.springframework.data.relational.core.mapping.NamingStrategy;
import org.springframework.stereotype.Component;

@Component
class Names implements NamingStrategy {
  @Override
  public String getSchema() {
    return "billing";
  }
}
