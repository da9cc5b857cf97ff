package dev.tandem.rollout.facade;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
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
        FormParameters.parse(request.getQueryString(), new String(body, charsetOf(request)));
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
    return new BufferedBody(body);
  }
}
