package house.recommendations;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

@Controller
class Leaving {
  @PostMapping("/recommendations/leave")
  ResponseEntity<Void> leave() {
    return ResponseEntity.noContent().header("HX-Location", "/billing/invoices").build();
  }
}
