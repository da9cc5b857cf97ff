package house.recommendations;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class SpendingPage {
  private final String target = "billing";

  @GetMapping("/recommendations/spending")
  String spending() {
    var page = "/" + target;
    page += "/invoices";
    return "forward:" + page;
  }
}
