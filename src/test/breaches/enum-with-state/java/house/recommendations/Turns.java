package house.recommendations;

enum Turns {
  ONE;

  private int taken;

  int next() {
    return taken++;
  }
}
