package house.recommendations;

import jakarta.servlet.http.HttpSession;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class Basket {
  @PostMapping("/recommendations/choice")
  void choose(HttpSession session, @RequestParam UUID mentor) {
    session.setAttribute("mentor", mentor);
  }
}
