package house.recommendations;

import org.springframework.stereotype.Component;

@Component
class Loudness {
  void hear(ch.qos.logback.classic.Logger log) {
    log.setLevel(ch.qos.logback.classic.Level.DEBUG);
  }
}
