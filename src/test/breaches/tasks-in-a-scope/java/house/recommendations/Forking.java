package house.recommendations;

import java.util.List;
import java.util.concurrent.ForkJoinPool;

class Forking {
  void rank(List<Runnable> work) {
    work.parallelStream().forEach(Runnable::run);
    ForkJoinPool.commonPool().submit(work.getFirst());
  }
}
