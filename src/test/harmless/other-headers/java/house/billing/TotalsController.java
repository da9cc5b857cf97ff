package house.billing;

import java.util.HashSet;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TotalsController {
  @GetMapping("/api/billing/totals")
  ResponseEntity<Integer> totals() {
    var words = new HashSet<String>();
    words.add("Cache-Controlled");
    return ResponseEntity.ok().header("Retry-After", "5").body(words.size());
  }
}
