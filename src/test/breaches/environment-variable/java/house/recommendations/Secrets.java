package house.recommendations;

import org.springframework.stereotype.Component;

@Component
class Secrets {
  private final String key = System.getenv("BILLING_KEY");
}
