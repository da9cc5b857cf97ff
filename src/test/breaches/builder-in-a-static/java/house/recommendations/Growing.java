package house.recommendations;

import org.springframework.stereotype.Component;

@Component
class Growing {
  private static final StringBuilder LOG = new StringBuilder();

  void add(String line) {
    LOG.append(line);
  }
}
