package dev.tandem.kernel.paging;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The addresses of the other pages of a list. They keep all else that was asked for, as it was
 * written, and begin with the question mark: the page that shows the list keeps its path.
 */
public record PageLinks(@Nullable String query) {

  public String to(long page) {
    return asked().replaceQueryParam("page", page).build().toUriString();
  }

  /** The page after a cursor. */
  public String after(String cursor) {
    return asked()
        .replaceQueryParam("page")
        .replaceQueryParam("after", cursor)
        .build()
        .toUriString();
  }

  public String toFirst() {
    var first = asked().replaceQueryParam("page").replaceQueryParam("after").build().toUriString();
    return first.isEmpty() ? "?" : first;
  }

  /** Whether what was asked for is where the list begins. */
  public boolean isFirst() {
    var parameters = asked().build().getQueryParams();
    return !parameters.containsKey("after") && !parameters.containsKey("page");
  }

  private UriComponentsBuilder asked() {
    return UriComponentsBuilder.newInstance().query(Objects.requireNonNullElse(query, ""));
  }
}
