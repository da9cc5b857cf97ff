package dev.tandem.readiness.isolation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.function.Executable;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The main class of the separate JVM: runs the tests of a module and reports what failed. */
final class SliceLauncher {

  private SliceLauncher() {}

  /**
   * @param arguments the module's package
   */
  public static void main(String[] arguments) throws IOException {
    assertGuarded();
    var summary = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectPackage(arguments[0]))
                .filters(
                    ClassNameFilter.includeClassNamePatterns(".*Tests"),
                    TagFilter.excludeTags("topologies", "cutover", "second-instance"))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                .build(),
            summary);
    var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    summary.getSummary().printFailuresTo(out, 12);
    var refused = System.getProperty(ConnectionGuard.REFUSED);
    if (refused != null) {
      out.println("a connection was refused: " + refused);
    }
    out.println(
        "@%s tests, %s failures"
            .formatted(
                summary.getSummary().getTestsStartedCount(),
                summary.getSummary().getTotalFailureCount() + (refused == null ? 0 : 1)));
    System.exit(0);
  }

  /** Fails if the agent does not refuse a connection to an address that RFC 5737 reserves. */
  private static void assertGuarded() throws IOException {
    var outside = new InetSocketAddress("192.0.2.1", 9);
    try (var socket = new Socket();
        var channel = SocketChannel.open()) {
      assertRefused(() -> socket.connect(outside, 1));
      assertRefused(() -> channel.connect(outside));
    }
    System.clearProperty(ConnectionGuard.REFUSED);
  }

  private static void assertRefused(Executable connection) {
    assertThatThrownBy(connection::execute).hasMessageContaining("a slice opens no connection");
  }
}
