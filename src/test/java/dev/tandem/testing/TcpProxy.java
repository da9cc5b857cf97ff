package dev.tandem.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** A TCP proxy that can reset its connections, or hold back the data of either direction. */
public final class TcpProxy implements Closeable {

  private final ServerSocket server;
  private final InetSocketAddress target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile CountDownLatch requestsHeld = new CountDownLatch(0);
  private volatile CountDownLatch repliesHeld = new CountDownLatch(0);

  public TcpProxy(String host, int port) {
    this.target = new InetSocketAddress(host, port);
    try {
      this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("proxy to " + target).start(this::accept);
  }

  public int port() {
    return server.getLocalPort();
  }

  /** Resets every connection; new ones are accepted. */
  public void cut() {
    sockets.forEach(TcpProxy::reset);
    sockets.clear();
  }

  /** Holds data in both directions; the connections stay open. */
  public synchronized void blackHole() {
    holdRequests();
    holdReplies();
  }

  /** Holds the data sent to the target. */
  public synchronized void holdRequests() {
    requestsHeld = new CountDownLatch(1);
  }

  /** Holds the data sent by the target. */
  public synchronized void holdReplies() {
    repliesHeld = new CountDownLatch(1);
  }

  /** Passes the held data, then everything else; held data of cut connections is lost. */
  public synchronized void restore() {
    requestsHeld.countDown();
    repliesHeld.countDown();
  }

  @Override
  public void close() throws IOException {
    server.close();
    restore();
    cut();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var near = server.accept();
        sockets.add(near);
        Thread.ofVirtual().start(() -> connect(near));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void connect(Socket near) {
    var far = new Socket();
    try {
      requestsHeld.await();
      far.connect(target, 5_000);
      sockets.add(far);
      Thread.ofVirtual().start(() -> pump(near, far, () -> requestsHeld));
      pump(far, near, () -> repliesHeld);
    } catch (IOException e) {
      reset(near);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pump(Socket from, Socket to, Supplier<CountDownLatch> open) {
    try (from;
        to) {
      pump(from.getInputStream(), to.getOutputStream(), open);
    } catch (IOException e) {
      reset(to);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private static void pump(InputStream from, OutputStream to, Supplier<CountDownLatch> open)
      throws IOException, InterruptedException {
    var buffer = new byte[16_384];
    for (int read; (read = from.read(buffer)) >= 0; ) {
      open.get().await();
      to.write(buffer, 0, read);
      to.flush();
    }
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // already closed
    }
  }
}
