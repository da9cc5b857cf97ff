package dev.tandem.scheduling.offering;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Defaults for offerings, the range of availability summaries, and the rooms of the platform.
 *
 * @param summaryDays number of days from now that an availability summary covers
 * @param meetingRoom address of a room, with {@code {room}} in the place of its name, such as
 *     {@code https://meet.example.org/{room}}; null if the platform has none
 */
@ConfigurationProperties("tandem.scheduling")
public record SchedulingProperties(
    @DefaultValue("2") int minimumNoticeHours,
    @DefaultValue("60") int horizonDays,
    @DefaultValue("standard") String policy,
    @DefaultValue("14") int summaryDays,
    @Nullable String meetingRoom) {

  public SchedulingProperties {
    if (meetingRoom != null && !isRoomAddress(meetingRoom)) {
      throw new IllegalArgumentException(
          "tandem.scheduling.meeting-room must be such as https://meet.example.org/{room}");
    }
  }

  private static boolean isRoomAddress(String address) {
    return address.startsWith("https://")
        && address.contains("{room}")
        && URI.create(address.replace("{room}", "name")).getHost() != null;
  }
}
