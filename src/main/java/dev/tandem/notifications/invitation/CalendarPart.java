package dev.tandem.notifications.invitation;

/**
 * The calendar of a message.
 *
 * @param method {@code REQUEST} or {@code CANCEL}, the same in the calendar and in the header
 * @param text the iCalendar object
 */
public record CalendarPart(String method, String text) {

  /** RFC 6047, 2.4: the header names the method, the charset and the component. */
  public String contentType() {
    return "text/calendar; method=%s; charset=UTF-8; component=VEVENT".formatted(method);
  }
}
