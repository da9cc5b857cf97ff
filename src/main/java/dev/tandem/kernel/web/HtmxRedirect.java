package dev.tandem.kernel.web;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Answers a form that htmx sent by leading the browser to another page. */
public final class HtmxRedirect {

  private HtmxRedirect() {}

  public static ResponseEntity<Void> to(String path) {
    return ResponseEntity.status(HttpStatus.NO_CONTENT)
        .location(URI.create(path))
        .header("HX-Redirect", path)
        .build();
  }
}
