package dev.tandem.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** Sends requests over kept connections until it is told to come back later. */
final class KeepAliveClient implements Runnable {

  private static final String REQUEST =
      "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\n\r\n";

  private final URI address;
  private final String request;
  private final CopyOnWriteArrayList<String> outcomes = new CopyOnWriteArrayList<>();

  KeepAliveClient(URI address, String path, String authorization) {
    this.address = address;
    this.request = REQUEST.formatted(path, authorization);
  }

  /** For each request that was sent: the status, with "later" for Retry-After, or the failure. */
  CopyOnWriteArrayList<String> outcomes() {
    return outcomes;
  }

  @Override
  public void run() {
    while (!isToldToComeLater()) {
      try (var socket = new Socket(address.getHost(), address.getPort())) {
        socket.setSoTimeout(15_000);
        useUntilClosed(socket);
      } catch (ConnectException e) {
        return;
      } catch (IOException e) {
        outcomes.add(e.toString());
        return;
      }
    }
  }

  private boolean isToldToComeLater() {
    return !outcomes.isEmpty() && outcomes.getLast().endsWith("later");
  }

  private void useUntilClosed(Socket socket) throws IOException {
    var reader =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    boolean isOpen = true;
    while (isOpen) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      var status = reader.readLine();
      if (status == null) {
        throw new IOException("closed without an answer");
      }
      int length = 0;
      var outcome = status.split(" ")[1];
      for (String line; !(line = reader.readLine()).isEmpty(); ) {
        var header = line.toLowerCase(Locale.ROOT);
        isOpen &= !header.equals("connection: close");
        length =
            header.startsWith("content-length: ") ? Integer.parseInt(line.substring(16)) : length;
        outcome += header.startsWith("retry-after") ? " later" : "";
        if (header.equals("transfer-encoding: chunked")) {
          isOpen = false;
        }
      }
      reader.skip(length);
      outcomes.add(outcome);
    }
  }
}
