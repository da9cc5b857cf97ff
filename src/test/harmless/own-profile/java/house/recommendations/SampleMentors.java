package house.recommendations;

import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

@Component
@Profile("sample-data & !recommendations-quiet")
class SampleMentors {

  private final boolean local;

  SampleMentors(Environment environment) {
    local = environment.acceptsProfiles(Profiles.of("local", "recommendations"));
  }

  boolean local() {
    return local;
  }
}
