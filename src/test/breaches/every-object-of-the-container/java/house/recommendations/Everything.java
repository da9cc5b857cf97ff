package house.recommendations;

import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class Everything {
  private final Map<String, Object> beans;

  Everything(Map<String, Object> beans) {
    this.beans = beans;
  }

  Object invoices() {
    return beans.get("invoices");
  }
}
