package dev.tandem.scheduling.booking;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A filter of bookings, in which null matches all of them. */
public record BookingFilter(
    @Nullable BookingStatus status, @Nullable ProcessState state, @Nullable UUID member) {

  /**
   * @throws Problem 400 for an unknown status or state
   */
  public static BookingFilter parse(
      @Nullable String status, @Nullable String state, @Nullable UUID member) {
    return new BookingFilter(
        parseEnum(BookingStatus.class, status), parseEnum(ProcessState.class, state), member);
  }

  /**
   * The same filter for what the caller may see: an operator all, others their own bookings.
   *
   * @throws Problem 403 when it names another member
   */
  public BookingFilter visibleTo(Caller caller) {
    if (member != null && !caller.maySee(member)) {
      throw Problem.forbidden("Only an operator can list the bookings of another member.");
    }
    return caller.is(Role.OPERATOR) ? this : new BookingFilter(status, state, caller.memberId());
  }

  private static <E extends Enum<E>> @Nullable E parseEnum(Class<E> type, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    var constants = Arrays.asList(type.getEnumConstants());
    var name = text.strip().toUpperCase(Locale.ROOT);
    return constants.stream()
        .filter(constant -> constant.name().equals(name))
        .findFirst()
        .orElseThrow(() -> Problem.malformed("Choose one of " + constants + "."));
  }
}
