package house.billing.api;

import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
public class InvoiceBook {
  public long total(UUID member) {
    return 0;
  }
}
