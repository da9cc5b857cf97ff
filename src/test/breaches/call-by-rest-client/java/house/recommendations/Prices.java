package house.recommendations;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

@Component
class Prices {
  private final RestClient http = RestClient.create("http://localhost:8080");

  String of(UUID invoice) {
    return http.get().uri("/api/billing/invoices/{id}", invoice).retrieve().body(String.class);
  }
}
