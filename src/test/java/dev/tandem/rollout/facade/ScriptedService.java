package dev.tandem.rollout.facade;

import dev.tandem.testing.FreePort;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service that answers the bytes of a test's script, and records the requests. */
final class ScriptedService {

  private final int port;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile ServerSocket server;
  private Thread acceptor = new Thread();
  final List<ReceivedRequest> requests = new CopyOnWriteArrayList<>();
  volatile Script script = (request, out) -> {};

  interface Script {
    void answer(ReceivedRequest request, OutputStream out) throws Exception;
  }

  record ReceivedRequest(String line, List<String> headers, byte[] body) {

    String header(String name) {
      return headers.stream()
          .filter(header -> header.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(header -> header.substring(name.length() + 1).strip())
          .reduce((first, second) -> first + " | " + second)
          .orElse(null);
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  ScriptedService() {
    port = FreePort.find();
  }

  String url() {
    return "http://localhost:" + port;
  }

  void start() throws IOException {
    if (server == null) {
      var fresh = new ServerSocket(port, 50, InetAddress.getByName("localhost"));
      server = fresh;
      acceptor = Thread.startVirtualThread(() -> accept(fresh));
    }
  }

  /** Stops listening, and closes all connections; the port is free then. */
  void stop() throws IOException {
    if (server != null) {
      server.close();
      server = null;
      awaitAcceptor();
    }
    for (var socket : open) {
      socket.close();
    }
    open.clear();
  }

  /** Who waits for a connection keeps the port until it has noticed. */
  private void awaitAcceptor() {
    try {
      acceptor.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static byte[] ok(String type, String body, String... headers) {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    return answer("200 OK", type, bytes, headers);
  }

  static byte[] answer(String status, String type, byte[] body, String... headers) {
    var head =
        new StringBuilder("HTTP/1.1 " + status + "\r\n")
            .append("Content-Type: " + type + "\r\n")
            .append("Content-Length: " + body.length + "\r\n");
    for (var header : headers) {
      head.append(header).append("\r\n");
    }
    var all = new ByteArrayOutputStream();
    all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    all.writeBytes(body);
    return all.toByteArray();
  }

  private void accept(ServerSocket listening) {
    while (!listening.isClosed()) {
      try {
        var socket = listening.accept();
        open.add(socket);
        Thread.startVirtualThread(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var in = new BufferedInputStream(socket.getInputStream());
      for (var request = read(in); request != null; request = read(in)) {
        requests.add(request);
        script.answer(request, socket.getOutputStream());
        socket.getOutputStream().flush();
      }
    } catch (Exception e) {
      // The caller has disconnected, or the script closes the connection.
    } finally {
      open.remove(socket);
    }
  }

  private static ReceivedRequest read(InputStream in) throws IOException {
    var line = line(in);
    if (line == null) {
      return null;
    }
    var headers = new ArrayList<String>();
    for (var header = line(in); header != null && !header.isEmpty(); header = line(in)) {
      headers.add(header);
    }
    var head = new ReceivedRequest(line, headers, new byte[0]);
    if (head.header("Transfer-Encoding") != null) {
      return new ReceivedRequest(line, headers, chunks(in));
    }
    var length = head.header("Content-Length");
    return new ReceivedRequest(
        line, headers, length == null ? new byte[0] : in.readNBytes(Integer.parseInt(length)));
  }

  private static byte[] chunks(InputStream in) throws IOException {
    var body = new ByteArrayOutputStream();
    for (int size = size(in); size > 0; size = size(in)) {
      body.writeBytes(in.readNBytes(size));
      line(in);
    }
    line(in);
    return body.toByteArray();
  }

  private static int size(InputStream in) throws IOException {
    return Integer.parseInt(line(in).strip(), 16);
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        return null;
      }
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }
}
