package house.recommendations;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class TopPage {
  @GetMapping("/recommendations/top")
  String top(@RequestParam int count) {
    var folder = "recommendations/";
    return count > 3 ? folder + "mentors" : folder + "mentors :: " + part(count);
  }

  private static String part(int count) {
    return switch (count) {
      case 0 -> "none";
      case 1 -> "one";
      default -> "few";
    };
  }
}
