package house.recommendations;

import java.beans.XMLDecoder;
import java.io.ByteArrayInputStream;

final class Restored {

  private Restored() {}

  static Object from(byte[] xml) {
    try (var decoder = new XMLDecoder(new ByteArrayInputStream(xml))) {
      return decoder.readObject();
    }
  }
}
