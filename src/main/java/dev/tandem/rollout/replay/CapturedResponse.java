package dev.tandem.rollout.replay;

import dev.tandem.rollout.comparison.Answer;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Passes an answer on unchanged, and keeps a copy of it. */
public final class CapturedResponse extends HttpServletResponseWrapper {

  private final AnswerBuffer buffer;
  private @Nullable ServletOutputStream stream;
  private @Nullable PrintWriter writer;
  private @Nullable Writer copyWriter;
  private boolean errorSent;

  public CapturedResponse(HttpServletResponse response, AnswerBuffer buffer) {
    super(response);
    this.buffer = buffer;
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    if (stream == null) {
      stream = new CopyingStream(super.getOutputStream(), buffer);
    }
    return stream;
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    if (writer == null) {
      var original = super.getWriter();
      var copy = new OutputStreamWriter(buffer, Charset.forName(getCharacterEncoding()));
      copyWriter = copy;
      writer = new PrintWriter(new CopyingWriter(original, copy));
    }
    return writer;
  }

  /** The error page is written later, by the container, and is not part of the copy. */
  @Override
  public void sendError(int status) throws IOException {
    errorSent = true;
    super.sendError(status);
  }

  @Override
  public void sendError(int status, String message) throws IOException {
    errorSent = true;
    super.sendError(status, message);
  }

  /** Sends the rest of the answer to the user. */
  public void finish() throws IOException {
    if (errorSent) {
      return;
    }
    if (writer != null) {
      writer.close();
      Objects.requireNonNull(copyWriter).close();
    } else if (stream != null) {
      stream.close();
    }
  }

  /** What a service says about its time. */
  public String timing() {
    return Objects.requireNonNullElse(getHeader(ServerTiming.RESPONSE_HEADER), "");
  }

  public Answer answer() {
    Map<String, String> headers = new TreeMap<>();
    for (var name : Answer.KEPT_HEADERS) {
      var value = name.equals("Content-Type") ? getContentType() : getHeader(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    return new Answer(getStatus(), headers, errorSent ? null : buffer.toByteArray());
  }

  private static final class CopyingStream extends ServletOutputStream {

    private final ServletOutputStream original;
    private final AnswerBuffer copy;

    CopyingStream(ServletOutputStream original, AnswerBuffer copy) {
      this.original = original;
      this.copy = copy;
    }

    @Override
    public void write(int value) throws IOException {
      original.write(value);
      copy.write(value);
    }

    @Override
    public void write(byte[] part, int offset, int length) throws IOException {
      original.write(part, offset, length);
      copy.write(part, offset, length);
    }

    @Override
    public void flush() throws IOException {
      original.flush();
    }

    @Override
    public void close() throws IOException {
      original.close();
    }

    @Override
    public boolean isReady() {
      return original.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      original.setWriteListener(listener);
    }
  }

  private static final class CopyingWriter extends Writer {

    private final PrintWriter original;
    private final Writer copy;

    CopyingWriter(PrintWriter original, Writer copy) {
      this.original = original;
      this.copy = copy;
    }

    @Override
    public void write(char[] part, int offset, int length) throws IOException {
      original.write(part, offset, length);
      copy.write(part, offset, length);
    }

    @Override
    public void flush() {
      original.flush();
    }

    @Override
    public void close() {
      original.close();
    }
  }
}
