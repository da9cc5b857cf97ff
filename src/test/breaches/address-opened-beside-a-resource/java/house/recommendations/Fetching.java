package house.recommendations;

import org.springframework.stereotype.Component;

@Component
class Fetching {
  byte[] read(String address) throws Exception {
    var ignored = getClass().getResource("x.txt");
    try (var in = java.net.URI.create(address).toURL().openStream()) {
      return in.readAllBytes();
    }
  }
}
