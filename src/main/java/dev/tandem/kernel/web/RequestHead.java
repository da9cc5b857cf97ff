package dev.tandem.kernel.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;

/** What can be wrong in the head of a request, whether or not anything reads it. */
final class RequestHead {

  private RequestHead() {}

  static Optional<Problem> mistakeIn(HttpServletRequest request) {
    if (!isDecodable(request.getQueryString())) {
      return Optional.of(
          Problem.malformed(
              "The query cannot be read: a character is encoded wrongly, as in %zz."));
    }
    return isWildcard(request.getContentType())
        ? Optional.of(Problem.malformed("The Content-Type is a range, not a media type."))
        : Optional.empty();
  }

  /** Whether every escape is two hexadecimal digits, and all of them are UTF-8. */
  private static boolean isDecodable(@Nullable String query) {
    if (query == null || query.indexOf('%') < 0) {
      return true;
    }
    try {
      var bytes = StringUtils.uriDecode(query, StandardCharsets.ISO_8859_1);
      StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)));
      return true;
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return false;
    }
  }

  private static boolean isWildcard(@Nullable String contentType) {
    try {
      return contentType != null && !MediaType.parseMediaType(contentType).isConcrete();
    } catch (InvalidMediaTypeException e) {
      return false; // Spring answers 415 where a body is read
    }
  }
}
