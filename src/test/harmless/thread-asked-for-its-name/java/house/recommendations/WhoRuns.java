package house.recommendations;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

@Component
class WhoRuns {
  private static final Logger LOG = LoggerFactory.getLogger(WhoRuns.class);

  void tell() {
    LOG.debug("counted by {}", java.lang.Thread.currentThread().getName());
  }
}
