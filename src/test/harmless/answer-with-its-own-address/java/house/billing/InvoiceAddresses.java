package house.billing;

import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

@Controller
class InvoiceAddresses {
  @PostMapping("/billing/invoices/new")
  ResponseEntity<Void> create() {
    return ResponseEntity.created(URI.create("/billing/invoices"))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("Refresh", "5; url=/billing/invoices")
        .build();
  }
}
