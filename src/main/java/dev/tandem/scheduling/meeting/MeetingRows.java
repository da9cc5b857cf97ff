package dev.tandem.scheduling.meeting;

import dev.tandem.scheduling.booking.Meeting;
import dev.tandem.scheduling.offering.MeetingPlace;
import dev.tandem.scheduling.offering.SchedulingProperties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How a query of bookings reads where they take place. */
@Component
public class MeetingRows {

  /** What {@link #JOINS} gives for a booking {@code b}. */
  public static final String COLUMNS =
      """
      coalesce(once.meeting, usual.meeting) as meeting,
        case when taken.seats > 1 then taken.room else b.room end as room
      """;

  /** Those who share a session meet in one room; anybody else has a room of their own. */
  public static final String JOINS =
      """
      join scheduling.session taken on taken.id = b.session_id
      left join scheduling.offering usual on usual.id = b.offering_id
      left join scheduling.meeting once
        on once.id = case when taken.seats > 1 then taken.id else b.id end
      """;

  private final @Nullable String roomAddress;

  MeetingRows(SchedulingProperties properties) {
    this.roomAddress = properties.meetingRoom();
  }

  /**
   * @param meeting what the mentor said, of this session or of all of its type
   * @param room null for what was booked before rooms had names
   */
  public Meeting toMeeting(@Nullable String meeting, @Nullable UUID room) {
    if (meeting != null) {
      return MeetingPlace.isLink(meeting) ? Meeting.link(meeting) : Meeting.place(meeting);
    }
    return roomAddress == null || room == null
        ? Meeting.toBeAnnounced()
        : Meeting.room(roomAddress.replace("{room}", "tandem-" + room.toString().replace("-", "")));
  }

  /** What decides beside the rows where a session takes place. */
  public String version() {
    return roomAddress == null ? "" : roomAddress;
  }
}
