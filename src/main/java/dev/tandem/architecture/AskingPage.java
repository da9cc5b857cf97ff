package dev.tandem.architecture;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * The page that the browser shows when htmx asks for a part of it, as the browser says.
 *
 * @param path of the page
 * @param holder the module whose part of the page holds what asks; null: the page itself does
 */
record AskingPage(String path, @Nullable String holder) {

  /** Set by the script of all pages. */
  static final String HOLDER_HEADER = "Tandem-Part-Of";

  private static final String REQUEST_HEADER = "HX-Request";
  private static final String PAGE_HEADER = "HX-Current-URL";

  /** Pages whose address does not begin with a module, such as the first one. */
  private static final String PORTAL = "portal";

  static Optional<AskingPage> of(HttpServletRequest request) {
    var address = request.getHeader(PAGE_HEADER);
    if (request.getHeader(REQUEST_HEADER) == null || address == null) {
      return Optional.empty();
    }
    try {
      var path = Objects.requireNonNullElse(URI.create(address).getPath(), "");
      var holder = request.getHeader(HOLDER_HEADER);
      return Optional.of(new AskingPage(path, StringUtils.hasText(holder) ? holder : null));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * @param isModule whether there is a module of this name
   */
  Optional<String> module(Predicate<String> isModule) {
    if (holder != null) {
      return Optional.of(holder).filter(isModule);
    }
    var first = path.replaceFirst("^/", "").split("/", 2)[0];
    return Optional.of(isModule.test(first) ? first : PORTAL);
  }
}
