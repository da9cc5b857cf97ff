package dev.tandem.rollout.replay;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.MappingMatch;
import java.security.Principal;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/**
 * A request that is made of a snapshot and has no connection: without a body, a session, or
 * asynchronous work.
 */
public final class ReplayedRequest extends HttpServletRequestWrapper {

  private final RequestSnapshot snapshot;
  private final @Nullable Authentication caller;
  private final Map<String, Object> attributes = new HashMap<>();
  private String encoding = "UTF-8";

  public ReplayedRequest(RequestSnapshot snapshot, @Nullable Authentication caller) {
    super(NoConnection.of(HttpServletRequest.class, "A mirrored read"));
    this.snapshot = snapshot;
    this.caller = caller;
  }

  @Override
  public String getMethod() {
    return "GET";
  }

  @Override
  public String getRequestURI() {
    return snapshot.uri();
  }

  @Override
  public StringBuffer getRequestURL() {
    return new StringBuffer()
        .append(getScheme())
        .append("://")
        .append(getServerName())
        .append(':')
        .append(getServerPort())
        .append(snapshot.uri());
  }

  @Override
  public @Nullable String getQueryString() {
    return snapshot.query();
  }

  @Override
  public String getContextPath() {
    return "";
  }

  @Override
  public String getServletPath() {
    return snapshot.servletPath();
  }

  @Override
  public @Nullable String getPathInfo() {
    return null;
  }

  @Override
  public @Nullable String getPathTranslated() {
    return null;
  }

  @Override
  public HttpServletMapping getHttpServletMapping() {
    return new HttpServletMapping() {
      @Override
      public String getMatchValue() {
        return "";
      }

      @Override
      public String getPattern() {
        return "/";
      }

      @Override
      public String getServletName() {
        return "dispatcherServlet";
      }

      @Override
      public MappingMatch getMappingMatch() {
        return MappingMatch.DEFAULT;
      }
    };
  }

  @Override
  public @Nullable String getHeader(String name) {
    var values = snapshot.headers().get(name);
    return values == null || values.isEmpty() ? null : values.getFirst();
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return Collections.enumeration(snapshot.headers().getOrDefault(name, List.of()));
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    return Collections.enumeration(snapshot.headers().keySet());
  }

  @Override
  public int getIntHeader(String name) {
    var value = getHeader(name);
    return value == null ? -1 : Integer.parseInt(value);
  }

  @Override
  public long getDateHeader(String name) {
    return -1;
  }

  @Override
  public Cookie @Nullable [] getCookies() {
    return snapshot.cookies().isEmpty() ? null : snapshot.cookies().toArray(Cookie[]::new);
  }

  @Override
  public @Nullable String getParameter(String name) {
    var values = snapshot.parameters().get(name);
    return values == null || values.length == 0 ? null : values[0];
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    return snapshot.parameters().get(name);
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return snapshot.parameters();
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(snapshot.parameters().keySet());
  }

  @Override
  public Locale getLocale() {
    return snapshot.locales().getFirst();
  }

  @Override
  public Enumeration<Locale> getLocales() {
    return Collections.enumeration(snapshot.locales());
  }

  @Override
  public @Nullable Principal getUserPrincipal() {
    return caller;
  }

  @Override
  public @Nullable String getRemoteUser() {
    return caller == null ? null : caller.getName();
  }

  @Override
  public boolean isUserInRole(String role) {
    return caller != null
        && caller.getAuthorities().stream()
            .anyMatch(authority -> ("ROLE_" + role).equals(authority.getAuthority()));
  }

  @Override
  public @Nullable HttpSession getSession(boolean create) {
    if (create) {
      throw new UnsupportedOperationException("A mirrored read has no session.");
    }
    return null;
  }

  @Override
  public @Nullable Object getAttribute(String name) {
    return attributes.get(name);
  }

  @Override
  public Enumeration<String> getAttributeNames() {
    return Collections.enumeration(List.copyOf(attributes.keySet()));
  }

  @Override
  public void setAttribute(String name, @Nullable Object value) {
    if (value == null) {
      attributes.remove(name);
    } else {
      attributes.put(name, value);
    }
  }

  @Override
  public void removeAttribute(String name) {
    attributes.remove(name);
  }

  @Override
  public ServletContext getServletContext() {
    return snapshot.servletContext();
  }

  @Override
  public DispatcherType getDispatcherType() {
    return DispatcherType.REQUEST;
  }

  @Override
  public boolean isAsyncSupported() {
    return false;
  }

  @Override
  public boolean isAsyncStarted() {
    return false;
  }

  @Override
  public String getScheme() {
    return snapshot.scheme();
  }

  @Override
  public boolean isSecure() {
    return snapshot.scheme().equals("https");
  }

  @Override
  public String getServerName() {
    return snapshot.serverName();
  }

  @Override
  public int getServerPort() {
    return snapshot.serverPort();
  }

  @Override
  public String getRemoteAddr() {
    return snapshot.remoteAddress();
  }

  @Override
  public String getRemoteHost() {
    return snapshot.remoteAddress();
  }

  @Override
  public String getProtocol() {
    return "HTTP/1.1";
  }

  @Override
  public String getCharacterEncoding() {
    return encoding;
  }

  @Override
  public void setCharacterEncoding(String encoding) {
    this.encoding = encoding;
  }

  @Override
  public @Nullable String getContentType() {
    return getHeader("Content-Type");
  }

  @Override
  public int getContentLength() {
    return 0;
  }

  @Override
  public long getContentLengthLong() {
    return 0;
  }
}
