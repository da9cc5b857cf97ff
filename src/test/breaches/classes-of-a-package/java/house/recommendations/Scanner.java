package house.recommendations;

import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.stereotype.Component;

@Component
class Scanner {
  int count() {
    return new ClassPathScanningCandidateComponentProvider(true)
        .findCandidateComponents("house/billing")
        .size();
  }
}
