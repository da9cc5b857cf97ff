package house.billing;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class InvoicesController {
  @GetMapping("/billing/invoices")
  String invoices() {
    return "billing/invoices";
  }
}
