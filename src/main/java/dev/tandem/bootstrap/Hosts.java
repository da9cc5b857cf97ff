package dev.tandem.bootstrap;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Locale;

/** The hosts in a JDBC URL or in a list of addresses. */
final class Hosts {

  private Hosts() {}

  /** Whether one of them is another machine. Names are not looked up. */
  static boolean areRemote(String addresses) {
    var authorities =
        addresses.startsWith("jdbc:")
            ? addresses.contains("//")
                ? addresses.replaceFirst("^.*?//", "").replaceFirst("[/?].*", "")
                : ""
            : addresses;
    return Arrays.stream(authorities.split(","))
        .map(Hosts::host)
        .anyMatch(host -> !host.isEmpty() && !isLoopback(host));
  }

  /** Whether it is a name or an address of this machine, which no other can reach. */
  static boolean isThisMachine(String address) {
    return !address.isBlank() && isLoopback(host(address));
  }

  private static String host(String authority) {
    var host = authority.strip().replaceFirst("^\\w+://", "").replaceFirst("^.*@", "");
    host = host.replaceFirst("/.*", "");
    return host.startsWith("[")
        ? host.replaceAll("^\\[|].*", "")
        : host.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT);
  }

  private static boolean isLoopback(String host) {
    if (host.equals("localhost") || host.endsWith(".localhost")) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
