package house.recommendations;

import java.util.concurrent.Semaphore;

class Permits {
  static final Semaphore PERMITS = new Semaphore(3);
}
