package house.recommendations;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class SpendingPage {
  private final String folder;

  SpendingPage() {
    this.folder = "billing";
  }

  @GetMapping("/recommendations/spending")
  String spending() {
    return folder + "/invoices";
  }
}
