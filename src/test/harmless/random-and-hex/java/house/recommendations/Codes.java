package house.recommendations;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

class Codes {
  private static final RandomGenerator RANDOM = new SecureRandom();

  String next() {
    return HexFormat.of().toHexDigits(RANDOM.nextLong());
  }
}
