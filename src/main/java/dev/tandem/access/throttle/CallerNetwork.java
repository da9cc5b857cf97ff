package dev.tandem.access.throttle;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Whom an address belongs to: with IPv6, one household or server has 2⁶⁴ of them. */
public final class CallerNetwork {

  private static final int NETWORK_BYTES = 8;

  private CallerNetwork() {}

  public static String of(String address) {
    try {
      return InetAddress.ofLiteral(address) instanceof Inet6Address six
          ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES)) + "/64"
          : address;
    } catch (IllegalArgumentException e) {
      return address;
    }
  }

  /** Whether it is this machine, where no stranger is. */
  public static boolean isLoopback(String address) {
    try {
      return InetAddress.ofLiteral(address).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
