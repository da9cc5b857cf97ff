package house.recommendations;

import org.springframework.stereotype.Component;

@Component
class Waiting {
  void go() throws Exception {
    Object lock = Runtime.getRuntime();
    synchronized (lock) {
      lock.notifyAll();
    }
  }
}
