package dev.tandem.rollout.replay;

import dev.tandem.rollout.comparison.Answer;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** An answer that goes to nobody and is kept, as far as it is not too large. */
public final class ReplayedResponse extends HttpServletResponseWrapper {

  private final AnswerBuffer buffer;
  private final HttpHeaders headers = new HttpHeaders();
  private @Nullable PrintWriter writer;
  private int status = SC_OK;
  private boolean errorSent;

  public ReplayedResponse(AnswerBuffer buffer) {
    super(NoConnection.of(HttpServletResponse.class, "The answer to a mirrored read"));
    this.buffer = buffer;
  }

  /**
   * @throws UnansweredReadException if it was too large
   */
  public Answer answer() {
    if (writer != null) {
      writer.flush();
    }
    if (!buffer.isComplete()) {
      throw new UnansweredReadException("the answer is too large");
    }
    return new Answer(status, headers.toSingleValueMap(), errorSent ? null : buffer.toByteArray());
  }

  @Override
  public ServletOutputStream getOutputStream() {
    return new ServletOutputStream() {
      @Override
      public void write(int value) {
        buffer.write(value);
      }

      @Override
      public void write(byte[] part, int offset, int length) {
        buffer.write(part, offset, length);
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setWriteListener(WriteListener listener) {
        throw new UnsupportedOperationException("A mirrored read is answered synchronously.");
      }
    };
  }

  @Override
  public PrintWriter getWriter() {
    if (writer == null) {
      writer =
          new PrintWriter(new OutputStreamWriter(buffer, Charset.forName(getCharacterEncoding())));
      setCharacterEncoding(getCharacterEncoding());
    }
    return writer;
  }

  @Override
  public void setStatus(int status) {
    this.status = status;
  }

  @Override
  public int getStatus() {
    return status;
  }

  @Override
  public void sendError(int status) {
    this.status = status;
    errorSent = true;
  }

  @Override
  public void sendError(int status, String message) {
    sendError(status);
  }

  @Override
  public void sendRedirect(String location) {
    sendRedirect(location, SC_FOUND, true);
  }

  @Override
  public void sendRedirect(String location, int status, boolean clearBuffer) {
    this.status = status;
    headers.set(HttpHeaders.LOCATION, location);
  }

  @Override
  public String encodeURL(String url) {
    return url;
  }

  @Override
  public String encodeRedirectURL(String url) {
    return url;
  }

  @Override
  public void addCookie(Cookie cookie) {}

  @Override
  public void setHeader(String name, @Nullable String value) {
    headers.set(name, value);
  }

  @Override
  public void addHeader(String name, @Nullable String value) {
    headers.add(name, value);
  }

  @Override
  public void setDateHeader(String name, long date) {
    headers.setDate(name, date);
  }

  @Override
  public void addDateHeader(String name, long date) {
    headers.setDate(name, date);
  }

  @Override
  public void setIntHeader(String name, int value) {
    headers.set(name, String.valueOf(value));
  }

  @Override
  public void addIntHeader(String name, int value) {
    headers.add(name, String.valueOf(value));
  }

  @Override
  public boolean containsHeader(String name) {
    return headers.containsHeader(name);
  }

  @Override
  public @Nullable String getHeader(String name) {
    return headers.getFirst(name);
  }

  @Override
  public Collection<String> getHeaders(String name) {
    return headers.getOrEmpty(name);
  }

  @Override
  public Collection<String> getHeaderNames() {
    return List.copyOf(headers.headerNames());
  }

  @Override
  public void setContentType(@Nullable String type) {
    headers.set(HttpHeaders.CONTENT_TYPE, type);
  }

  @Override
  public @Nullable String getContentType() {
    return headers.getFirst(HttpHeaders.CONTENT_TYPE);
  }

  @Override
  public String getCharacterEncoding() {
    var type = getContentType();
    var charset = type == null ? null : MediaType.parseMediaType(type).getCharset();
    return charset == null ? "UTF-8" : charset.name();
  }

  @Override
  public void setCharacterEncoding(Charset charset) {
    setCharacterEncoding(charset.name());
  }

  @Override
  public void setCharacterEncoding(@Nullable String encoding) {
    var type = getContentType();
    if (type != null && encoding != null && MediaType.parseMediaType(type).getCharset() == null) {
      setContentType(type + ";charset=" + encoding);
    }
  }

  @Override
  public void setContentLength(int length) {}

  @Override
  public void setContentLengthLong(long length) {}

  @Override
  public void setLocale(Locale locale) {}

  @Override
  public Locale getLocale() {
    return Locale.ENGLISH;
  }

  @Override
  public int getBufferSize() {
    return 0;
  }

  @Override
  public void setBufferSize(int size) {}

  @Override
  public void flushBuffer() {}

  @Override
  public void resetBuffer() {}

  @Override
  public void reset() {
    headers.clear();
    status = SC_OK;
  }

  @Override
  public boolean isCommitted() {
    return false;
  }
}
