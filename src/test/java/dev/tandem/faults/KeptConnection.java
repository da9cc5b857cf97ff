package dev.tandem.faults;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A connection for one request after the other, whose end no library hides by a second attempt. */
final class KeptConnection implements Closeable {

  private static final int PATIENCE_MILLIS = 15_000;

  private final Socket socket;
  private final BufferedReader reader;
  private boolean open = true;

  /**
   * @throws java.net.ConnectException if nobody listens
   */
  KeptConnection(URI address) throws IOException {
    socket = new Socket(address.getHost(), address.getPort());
    socket.setSoTimeout(PATIENCE_MILLIS);
    reader =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
  }

  /**
   * @param headers by their names in lower case
   */
  record Answer(int status, Map<String, String> headers, String body) {

    boolean saysWhenToRetry() {
      return headers.containsKey("retry-after");
    }

    /** As the answer asks for, if it does; only seconds are read. */
    Duration retryAfter() {
      return Duration.ofSeconds(Long.parseLong(headers.getOrDefault("retry-after", "0")));
    }
  }

  /** Whether the server has not announced the end of the connection. */
  boolean isOpen() {
    return open;
  }

  /**
   * @param request as it is sent, with its body
   * @throws IOException if the connection ends without a whole answer
   */
  Answer send(String request) throws IOException {
    socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    int status = Integer.parseInt(readLine().split(" ")[1]);
    var headers = new HashMap<String, String>();
    for (String line; !(line = readLine()).isEmpty(); ) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    open = !headers.getOrDefault("connection", "").equalsIgnoreCase("close");
    return new Answer(status, headers, readBody(headers));
  }

  private String readBody(Map<String, String> headers) throws IOException {
    if (!headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
      return read(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    }
    var body = new StringBuilder();
    for (int size; (size = Integer.parseInt(readLine().strip(), 16)) > 0; readLine()) {
      body.append(read(size));
    }
    readLine();
    return body.toString();
  }

  private String read(int length) throws IOException {
    var text = new char[length];
    for (int read = 0; read < length; ) {
      int more = reader.read(text, read, length - read);
      if (more < 0) {
        throw new IOException("closed within an answer");
      }
      read += more;
    }
    return new String(text);
  }

  private String readLine() throws IOException {
    var line = reader.readLine();
    if (line == null) {
      throw new IOException("closed without an answer");
    }
    return line;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
