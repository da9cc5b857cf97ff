package dev.tandem.kernel.paging;

import dev.tandem.kernel.web.Problem;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Where a page ends in an ordered list: the sort key of an item, and on which side of it to go on.
 * Clients get it as text that means nothing to them.
 *
 * @param newer whether the page is the one before the item instead of after it
 * @param key the values that the list is sorted by, which identify the item
 */
public record PageCursor(boolean newer, List<String> key) {

  private static final String SEPARATOR = "|";
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

  public PageCursor {
    key = List.copyOf(key);
  }

  static PageCursor at(boolean newer, List<?> key) {
    return new PageCursor(newer, key.stream().map(Object::toString).toList());
  }

  static PageCursor parse(String text) {
    try {
      var decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      var parts = Stream.of(decoded.split("[" + SEPARATOR + "]", -1)).toList();
      return new PageCursor(parts.getFirst().equals("newer"), parts.subList(1, parts.size()));
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
  }

  String toText() {
    var parts = Stream.concat(Stream.of(newer ? "newer" : "older"), key.stream()).toList();
    var bytes = String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  public Instant instant(int index) {
    var instant = value(index, Instant::parse);
    if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
      throw malformed();
    }
    return instant;
  }

  public LocalDate date(int index) {
    var date = value(index, LocalDate::parse);
    if (date.getYear() < 1 || date.getYear() > 9999) {
      throw malformed();
    }
    return date;
  }

  public UUID uuid(int index) {
    return value(index, UUID::fromString);
  }

  public long number(int index) {
    return value(index, Long::valueOf);
  }

  /** A name that the program gave. */
  public String name(int index) {
    var name = value(index, Function.identity());
    if (!name.matches("[A-Za-z0-9:_-]{1,100}")) {
      throw malformed();
    }
    return name;
  }

  private <T> T value(int index, Function<String, T> parser) {
    if (index >= key.size()) {
      throw malformed();
    }
    try {
      return parser.apply(key.get(index));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw malformed();
    }
  }

  private static Problem malformed() {
    return Problem.malformed("cursor must be the next or previous of a page of this list.");
  }
}
