package house.recommendations;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class SpendingController {
  @GetMapping("/recommendations/spending")
  String spending() {
    return "billing/invoices";
  }
}
