package house.recommendations;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class Leaving {
  @GetMapping("/recommendations/leave")
  String leave(@RequestParam String to) {
    return "redirect:" + to;
  }
}
