package house.recommendations;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

@Component
class Copying {
  private final Resource script;

  Copying(@Value("classpath:static/billing/billing.js") Resource script) {
    this.script = script;
  }
}
