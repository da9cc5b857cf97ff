package house.recommendations;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

@Component
class Copying {
  boolean has(String module) {
    return new ClassPathResource("templates/" + module + "/page.html").exists();
  }
}
