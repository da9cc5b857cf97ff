package house.recommendations;

import org.springframework.stereotype.Component;

@Component
class Scopes {
  static final ScopedValue<String> COHORT = ScopedValue.newInstance();

  String cohort() {
    return COHORT.orElse("none");
  }
}
