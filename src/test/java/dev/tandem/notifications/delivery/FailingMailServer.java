package dev.tandem.notifications.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A mail server (RFC 5321) that fails where a test says. */
final class FailingMailServer implements AutoCloseable {

  /** Where and how it fails. */
  enum Fault {
    NONE(""),
    GREETING_REFUSED("421 too busy"),
    SENDER_REFUSED("550 no such sender"),
    MAILBOX_UNKNOWN("550 5.1.1 no such mailbox"),
    MAILBOX_FULL("452 4.2.2 mailbox full"),
    DATA_REFUSED("554 no"),
    DATA_LATER("451 later"),
    MESSAGE_REFUSED("554 5.7.1 spam"),
    MESSAGE_LATER("451 4.3.0 greylisted"),
    CUT_AT_GREETING(""),
    CUT_BEFORE_DATA(""),
    CUT_AFTER_DATA(""),
    HANG_AT_GREETING(""),
    HANG_AFTER_DATA(""),
    CUT_AT_FAREWELL("");

    private final String answer;

    Fault(String answer) {
      this.answer = answer;
    }
  }

  private final ServerSocket socket;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<String> received = new CopyOnWriteArrayList<>();
  private volatile Fault fault = Fault.NONE;

  FailingMailServer() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  void failWith(Fault next) {
    fault = next;
  }

  /** The messages whose last line arrived, whatever the answer was. */
  List<String> received() {
    return received;
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        var connection = socket.accept();
        Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    var now = fault;
    try (connection;
        var in =
            new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        var out = connection.getOutputStream()) {
      converse(now, in, out);
    } catch (IOException e) {
      // The client has gone, which is what some faults are about.
      connectionLost = true;
    }
  }

  private volatile boolean connectionLost;

  boolean hasLostAConnection() {
    return connectionLost;
  }

  private void converse(Fault now, BufferedReader in, OutputStream out) throws IOException {
    switch (now) {
      case CUT_AT_GREETING -> {
        return;
      }
      case HANG_AT_GREETING -> {
        hang();
        return;
      }
      case GREETING_REFUSED -> {
        say(out, now.answer);
        return;
      }
      default -> say(out, "220 test");
    }
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      var command = line.toUpperCase(java.util.Locale.ROOT);
      if (command.startsWith("EHLO") || command.startsWith("HELO")) {
        say(out, "250 test");
      } else if (command.startsWith("MAIL")) {
        say(out, now == Fault.SENDER_REFUSED ? now.answer : "250 ok");
      } else if (command.startsWith("RCPT")) {
        say(out, now == Fault.MAILBOX_UNKNOWN || now == Fault.MAILBOX_FULL ? now.answer : "250 ok");
      } else if (command.startsWith("DATA")) {
        if (now == Fault.CUT_BEFORE_DATA) {
          return;
        }
        if (now == Fault.DATA_REFUSED || now == Fault.DATA_LATER) {
          say(out, now.answer);
          continue;
        }
        say(out, "354 go on");
        receive(in);
        switch (now) {
          case CUT_AFTER_DATA -> {
            return;
          }
          case HANG_AFTER_DATA -> {
            hang();
            return;
          }
          case MESSAGE_REFUSED, MESSAGE_LATER -> say(out, now.answer);
          default -> say(out, "250 taken");
        }
      } else if (command.startsWith("QUIT")) {
        if (now != Fault.CUT_AT_FAREWELL) {
          say(out, "221 bye");
        }
        return;
      } else {
        say(out, "250 ok");
      }
    }
  }

  private void receive(BufferedReader in) throws IOException {
    var text = new StringBuilder();
    for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      text.append(line).append('\n');
    }
    received.add(text.toString());
  }

  private void hang() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    socket.close();
  }
}
