package dev.tandem.malformed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** A request as it is written to a socket; every char is one byte. */
final class RawRequest {

  private final List<String> headers = new ArrayList<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  String method;
  String target;
  String version = "HTTP/1.1";
  String host = "Host: localhost";
  boolean lengthIsDeclared = true;

  RawRequest(String method, String target) {
    this.method = method;
    this.target = target;
  }

  RawRequest header(String line) {
    headers.add(line);
    return this;
  }

  RawRequest body(String type, String text) {
    header("Content-Type: " + type);
    return body(text);
  }

  RawRequest body(String text) {
    body.writeBytes(text.getBytes(ISO_8859_1));
    return this;
  }

  /** Sends the body without a length: what was added as body must be chunks. */
  RawRequest chunked() {
    lengthIsDeclared = false;
    return header("Transfer-Encoding: chunked");
  }

  RawRequest query(String query) {
    target += (target.contains("?") ? "&" : "?") + query;
    return this;
  }

  byte[] bytes() {
    var head = new StringBuilder(method + " " + target + " " + version + "\r\n");
    if (!host.isEmpty()) {
      head.append(host).append("\r\n");
    }
    headers.forEach(line -> head.append(line).append("\r\n"));
    if (lengthIsDeclared && body.size() > 0) {
      head.append("Content-Length: ").append(body.size()).append("\r\n");
    }
    head.append("Connection: close\r\n\r\n");
    var all = new ByteArrayOutputStream();
    all.writeBytes(head.toString().getBytes(ISO_8859_1));
    all.writeBytes(body.toByteArray());
    return all.toByteArray();
  }

  @Override
  public String toString() {
    var text = new String(bytes(), ISO_8859_1);
    return text.substring(0, Math.min(text.length(), 600)).replaceAll("Bearer \\S+", "Bearer …");
  }
}
