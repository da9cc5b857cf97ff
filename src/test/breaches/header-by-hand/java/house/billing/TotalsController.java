package house.billing;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TotalsController {
  private static final String HEADER = "Cache-Control";

  @GetMapping("/api/billing/totals")
  ResponseEntity<Integer> totals() {
    return ResponseEntity.ok().header(HEADER, "public, max-age=3600").body(7);
  }
}
