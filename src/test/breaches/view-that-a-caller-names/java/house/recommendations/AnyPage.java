package house.recommendations;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Controller
class AnyPage {
  @GetMapping("/recommendations/{page}")
  String any(@PathVariable String page) {
    return page;
  }
}
