package house.recommendations;

import java.util.Map;
import org.springframework.util.PropertyPlaceholderHelper;

class Greeting {
  private static final PropertyPlaceholderHelper HOLES = new PropertyPlaceholderHelper("${", "}");

  String of(Map<String, String> words) {
    return HOLES.replacePlaceholders("Hello ${name}, you have ${count} mentors.", words::get);
  }
}
