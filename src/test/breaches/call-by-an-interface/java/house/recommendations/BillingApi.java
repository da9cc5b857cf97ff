package house.recommendations;

import java.util.UUID;
import org.springframework.web.service.annotation.HttpExchange;

@HttpExchange("http://localhost:8080")
interface BillingApi {
  String invoice(UUID id);
}
