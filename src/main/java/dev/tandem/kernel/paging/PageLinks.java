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
    return UriComponentsBuilder.newInstance()
        .query(Objects.requireNonNullElse(query, ""))
        .replaceQueryParam("page", page)
        .build()
        .toUriString();
  }

  public String at(String cursor) {
    return UriComponentsBuilder.newInstance()
        .query(Objects.requireNonNullElse(query, ""))
        .replaceQueryParam("page")
        .replaceQueryParam("cursor", cursor)
        .build()
        .toUriString();
  }
}
