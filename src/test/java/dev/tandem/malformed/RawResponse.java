package dev.tandem.malformed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;

/** All that a server sends until it closes the connection; empty if it just closes. */
record RawResponse(String text) {

  private static final int TIMEOUT_MILLIS = 30_000;
  private static final int PIECE = 16 * 1024;

  static RawResponse to(byte[] request, int port) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      var received = new ByteArrayOutputStream();
      try {
        for (int from = 0; from < request.length; from += PIECE) {
          var until = Math.min(from + PIECE, request.length);
          socket.getOutputStream().write(Arrays.copyOfRange(request, from, until));
        }
        socket.shutdownOutput();
        socket.getInputStream().transferTo(received);
      } catch (SocketException e) {
        // the server has closed the connection before it had read everything
      }
      return new RawResponse(received.toString(UTF_8));
    }
  }

  /** 0 without an answer. */
  int status() {
    return text.matches("(?s)HTTP/1\\.1 \\d{3}.*") ? Integer.parseInt(text.substring(9, 12)) : 0;
  }

  String body() {
    int end = text.indexOf("\r\n\r\n");
    return end < 0 ? "" : text.substring(end + 4);
  }
}
