package house.recommendations;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SpendingController {
  @GetMapping("/billing/spending")
  long spending() {
    return 0;
  }
}
