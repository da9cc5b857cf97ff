package house.recommendations;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

class Turn {
  static final Lock LOCK = new ReentrantLock();
}
