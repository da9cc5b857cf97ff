package house.recommendations;

import org.springframework.stereotype.Component;

@Component
class Fetched {
  private final java.net.URL address;

  Fetched(java.net.URL address) {
    this.address = address;
  }

  byte[] go() throws Exception {
    var x = getClass().getResource("x");
    return address.openStream().readAllBytes();
  }
}
