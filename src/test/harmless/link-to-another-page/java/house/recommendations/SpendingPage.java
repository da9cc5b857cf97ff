package house.recommendations;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class SpendingPage {
  private static final String INVOICES = "/billing/invoices";

  @GetMapping("/recommendations/spending")
  String spending(Model model) {
    model.addAttribute("invoices", INVOICES);
    return "recommendations/spending";
  }
}
