package house.recommendations;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class SpendingPage {
  @GetMapping("/recommendations/spending")
  void spending(HttpServletRequest request, HttpServletResponse response) throws Exception {
    request.getRequestDispatcher("/billing/invoices").include(request, response);
  }
}
