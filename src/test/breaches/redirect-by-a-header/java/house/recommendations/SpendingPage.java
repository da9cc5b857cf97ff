package house.recommendations;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SpendingPage {
  @GetMapping("/api/recommendations/spending")
  ResponseEntity<Void> spending() {
    return ResponseEntity.status(303).header("Location", Pages.INVOICES.address()).build();
  }
}
