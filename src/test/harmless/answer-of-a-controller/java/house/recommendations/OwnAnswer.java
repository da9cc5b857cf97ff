package house.recommendations;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class OwnAnswer {
  @GetMapping("/recommendations/h")
  String go(org.springframework.ui.Model model, jakarta.servlet.http.HttpServletResponse response) {
    model.addAttribute("x", 1);
    response.setHeader("Cache-Control", "no-store");
    return "recommendations/mentors";
  }
}
