package dev.tandem.scheduling.booking;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * Where the two people of a confirmed session meet.
 *
 * @param link of the mentor or of the platform's room
 * @param place in one line
 */
@ValueObject
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Meeting(Kind kind, @Nullable String link, @Nullable String place) {

  /** Who says where they meet, and how. */
  public enum Kind {
    /** A link of the mentor. */
    LINK,
    /** A place that the mentor names. */
    PLACE,
    /** A room of the platform. */
    ROOM,
    /** The mentor has yet to say it, and the platform has no rooms. */
    TO_BE_ANNOUNCED
  }

  public static Meeting link(String link) {
    return new Meeting(Kind.LINK, link, null);
  }

  public static Meeting place(String place) {
    return new Meeting(Kind.PLACE, null, place);
  }

  public static Meeting room(String link) {
    return new Meeting(Kind.ROOM, link, null);
  }

  public static Meeting toBeAnnounced() {
    return new Meeting(Kind.TO_BE_ANNOUNCED, null, null);
  }

  /** Whose page the link opens, for people to see before they follow it. */
  @JsonIgnore
  public @Nullable String host() {
    return link == null ? null : URI.create(link).getHost();
  }

  /** As calendars write it, which have one place for both. */
  @JsonIgnore
  public @Nullable String location() {
    return link == null ? place : link;
  }
}
