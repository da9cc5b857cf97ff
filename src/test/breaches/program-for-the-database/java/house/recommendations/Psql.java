package house.recommendations;

import java.io.IOException;

class Psql {
  void run(String statement) throws IOException {
    new ProcessBuilder("psql", "-c", statement).start();
  }
}
