package house.recommendations;

class Catching {
  boolean works(Runnable work) {
    try {
      work.run();
      return true;
    } catch (house.billing.Unpaid unpaid) {
      return false;
    }
  }
}
