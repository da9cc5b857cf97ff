package house.recommendations;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class SpendingPage {
  @GetMapping("/recommendations/spending")
  void spending(HttpServletResponse response) throws IOException {
    response.sendRedirect("/billing/invoices");
  }
}
