package house.recommendations;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class SpendingPage {
  @GetMapping("/recommendations/spending")
  String spending() {
    return "redirect:/billing/invoices";
  }
}
