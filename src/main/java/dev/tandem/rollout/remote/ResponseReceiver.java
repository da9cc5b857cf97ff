package dev.tandem.rollout.remote;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Objects;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.web.servlet.function.ServerResponse;

/** Copies the headers of a service's response, and reads the beginning of its body. */
record ResponseReceiver(URI service, StreamingMediaTypes streamingMediaTypes) {

  /** Bytes of a response that are read before any of it is sent to the caller. */
  private static final int PREFETCH_BYTES = 64 * 1024;

  /** Reads nothing of a stream. */
  void receive(ProxyExchange.Response received, ServerResponse response, ServiceCall call) {
    ServiceStatus.requireAnswer(received);
    var headers = received.getHeaders();
    response.headers().putAll(ForwardedResponseHeaders.of(headers, service, call.body()));
    if (!streamingMediaTypes.contains(headers.getContentType())) {
      var attribute = MvcUtils.CLIENT_RESPONSE_INPUT_STREAM_ATTR;
      InputStream body = Objects.requireNonNull(MvcUtils.getAttribute(call.request(), attribute));
      MvcUtils.putAttribute(call.request(), attribute, prefetch(body));
    }
  }

  private static InputStream prefetch(InputStream body) {
    try {
      var beginning = body.readNBytes(PREFETCH_BYTES);
      return new SequenceInputStream(new ByteArrayInputStream(beginning), body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
