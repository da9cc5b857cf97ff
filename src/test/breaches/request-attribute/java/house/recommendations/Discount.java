package house.recommendations;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Discount {
  @GetMapping("/api/recommendations/discount")
  Object discount(HttpServletRequest request) {
    return request.getAttribute("billing.discount");
  }
}
