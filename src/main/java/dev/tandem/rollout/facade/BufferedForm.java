package dev.tandem.rollout.facade;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A form of at most 1 MiB whose bytes are kept: the CSRF filter reads its parameters, and the
 * façade then forwards the same bytes.
 */
final class BufferedForm extends HttpServletRequestWrapper {

  static final String MEDIA_TYPE = "application/x-www-form-urlencoded";

  private final byte[] body;
  private final Map<String, String[]> parameters;

  BufferedForm(HttpServletRequest request) throws IOException {
    super(request);
    this.body = request.getInputStream().readAllBytes();
    this.parameters =
        parseParameters(request.getQueryString(), new String(body, charsetOf(request)));
  }

  private static Charset charsetOf(HttpServletRequest request) {
    try {
      return request.getCharacterEncoding() == null
          ? StandardCharsets.UTF_8
          : Charset.forName(request.getCharacterEncoding());
    } catch (IllegalArgumentException e) {
      return StandardCharsets.UTF_8;
    }
  }

  private static Map<String, String[]> parseParameters(@Nullable String query, String form) {
    var lists = new LinkedHashMap<String, List<String>>();
    for (var part : new String[] {query == null ? "" : query, form}) {
      for (var pair : part.split("&")) {
        if (!pair.isEmpty()) {
          var halves = pair.split("=", 2);
          lists
              .computeIfAbsent(decode(halves[0]), name -> new ArrayList<>())
              .add(halves.length == 1 ? "" : decode(halves[1]));
        }
      }
    }
    var arrays = new LinkedHashMap<String, String[]>();
    lists.forEach((name, values) -> arrays.put(name, values.toArray(String[]::new)));
    return Collections.unmodifiableMap(arrays);
  }

  /**
   * Leaves malformed text as it is: only the CSRF token is read here, and the service checks the
   * rest.
   */
  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  @Override
  public @Nullable String getParameter(String name) {
    var values = parameters.get(name);
    return values == null ? null : values[0];
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    return parameters.get(name);
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return parameters;
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(parameters.keySet());
  }

  @Override
  public BufferedReader getReader() {
    return new BufferedReader(new InputStreamReader(getInputStream(), charsetOf(this)));
  }

  @Override
  public ServletInputStream getInputStream() {
    var bytes = new ByteArrayInputStream(body);
    return new ServletInputStream() {

      @Override
      public int read() {
        return bytes.read();
      }

      @Override
      public int read(byte[] target, int offset, int length) {
        return bytes.read(target, offset, length);
      }

      @Override
      public boolean isFinished() {
        return bytes.available() == 0;
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setReadListener(ReadListener listener) {
        throw new UnsupportedOperationException("The form has been read already.");
      }
    };
  }
}
