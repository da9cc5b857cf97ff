package house.recommendations;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;

@Component
class Headers {
  boolean isPaid(HttpServletResponse response) {
    return "yes".equals(response.getHeader("X-Billing-Paid"));
  }
}
