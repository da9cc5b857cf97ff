package dev.tandem.faults;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
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
      try (var connection = new KeptConnection(address)) {
        while (connection.isOpen()) {
          var answer = connection.send(request);
          outcomes.add(answer.status() + (answer.saysWhenToRetry() ? " later" : ""));
        }
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
}
