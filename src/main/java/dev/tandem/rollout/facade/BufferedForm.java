package dev.tandem.rollout.facade;

import dev.tandem.kernel.web.Problem;
import dev.tandem.kernel.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
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
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A form that goes elsewhere, kept as it came: security at home looks into it for the CSRF token,
 * and it must still be there to send on. Forms have no more than one mebibyte.
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
              .computeIfAbsent(decode(halves[0]), it -> new ArrayList<>())
              .add(halves.length == 1 ? "" : decode(halves[1]));
        }
      }
    }
    var arrays = new LinkedHashMap<String, String[]>();
    lists.forEach((name, values) -> arrays.put(name, values.toArray(String[]::new)));
    return Collections.unmodifiableMap(arrays);
  }

  /** What is no proper encoding is nothing that home looks for; the service judges it. */
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
    var kept = new ByteArrayInputStream(body);
    return new ServletInputStream() {

      @Override
      public int read() {
        return kept.read();
      }

      @Override
      public int read(byte[] target, int offset, int length) {
        return kept.read(target, offset, length);
      }

      @Override
      public boolean isFinished() {
        return kept.available() == 0;
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setReadListener(ReadListener listener) {
        throw new UnsupportedOperationException("The form is there already.");
      }
    };
  }

  /** Keeps the forms for modules that live elsewhere, before anything reads them. */
  static final class FormBufferingFilter extends OncePerRequestFilter {

    private final RouteResolver routeResolver;
    private final ProblemWriter problems;

    FormBufferingFilter(RouteResolver routeResolver, ProblemWriter problems) {
      this.routeResolver = routeResolver;
      this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      if (!RouteResolver.isForm(request)
          || routeResolver.remoteRouteForAnyUnit(request).isEmpty()) {
        chain.doFilter(request, response);
        return;
      }
      try {
        var form = new BufferedForm(request);
        form.setAttribute(RouteResolver.FORM_BUFFERED_ATTRIBUTE, true);
        chain.doFilter(form, response);
      } catch (Problem problem) {
        problems.write(problem, request, response);
      }
    }
  }
}
