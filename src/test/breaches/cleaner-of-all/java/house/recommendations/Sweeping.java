package house.recommendations;

import java.lang.ref.Cleaner;

class Sweeping {
  private final Cleaner cleaner = Cleaner.create();

  void after(Object owner, Runnable work) {
    cleaner.register(owner, work);
  }
}
