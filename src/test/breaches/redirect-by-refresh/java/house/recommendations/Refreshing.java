package house.recommendations;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class Refreshing {
  @GetMapping("/recommendations/on")
  void on(HttpServletResponse response) {
    response.setHeader("Refresh", "0; url=/scheduling/booking");
  }
}
