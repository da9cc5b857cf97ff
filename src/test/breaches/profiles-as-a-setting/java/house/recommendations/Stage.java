package house.recommendations;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

@Component
class Stage {

  private final String profiles;

  Stage(@Value("${spring.profiles.active:}") String profiles) {
    this.profiles = profiles;
  }

  boolean isAlone() {
    return profiles.isEmpty();
  }
}
