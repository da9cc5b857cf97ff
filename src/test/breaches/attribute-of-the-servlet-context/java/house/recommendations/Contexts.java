package house.recommendations;

import jakarta.servlet.ServletContext;
import org.springframework.stereotype.Component;

@Component
class Contexts {
  void change(ServletContext context) {
    context.setAttribute("plan", "gold");
  }
}
