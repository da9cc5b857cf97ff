package house.recommendations;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

@Component
class Advice {
  private static final Logger LOG = LoggerFactory.getLogger(Advice.class);

  void tell(int count) {
    LOG.info("select from the list of mentors: {} of pg_stat_activity are idle", count);
    LOG.warn("see lo_get and pg_locks in the manual of the database");
  }
}
