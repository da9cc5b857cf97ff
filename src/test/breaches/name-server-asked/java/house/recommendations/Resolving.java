package house.recommendations;

import java.net.InetAddress;

class Resolving {
  boolean isThere() throws Exception {
    return InetAddress.getByName("billing").isReachable(100);
  }
}
