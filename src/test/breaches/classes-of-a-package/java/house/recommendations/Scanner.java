package house.recommendations;

import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.stereotype.Component;

@Component
class Scanner {
  int count() {
    var scanner = new ClassPathScanningCandidateComponentProvider(true);
    return scanner.findCandidateComponents("house/billing").size();
  }
}
