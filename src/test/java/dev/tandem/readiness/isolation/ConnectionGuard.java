package dev.tandem.readiness.isolation;

import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/**
 * Refuses connections to other machines. The platform's own sockets call it, so it is loaded by the
 * bootstrap class loader and uses classes of the JDK only.
 */
public final class ConnectionGuard {

  /** The system property that holds the address of a refused connection. */
  static final String REFUSED = "tandem.test.refused-connection";

  private static final System.Logger LOG = System.getLogger("connections");

  private ConnectionGuard() {}

  /** Allows the loopback address, where the test's own database, broker and server listen. */
  public static void check(SocketAddress address) throws ConnectException {
    if (address instanceof InetSocketAddress internet
        && (internet.isUnresolved() || !internet.getAddress().isLoopbackAddress())) {
      System.setProperty(REFUSED, address.toString());
      LOG.log(System.Logger.Level.ERROR, "A slice has opened a connection to {0}", address);
      throw new ConnectException("a slice opens no connection to " + address);
    }
  }
}
