package dev.tandem.scheduling.availability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.scheduling.SchedulingModuleTest;
import dev.tandem.scheduling.offering.MemberId;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SchedulingModuleTest
class AvailabilitiesTests {

  private static final DayWindow MORNING = new DayWindow(540, 720);
  private static final DateRange MAY =
      new DateRange(LocalDate.parse("2030-05-01"), LocalDate.parse("2030-05-31"));

  @Autowired Availabilities availabilities;

  private final MemberId mentor = new MemberId(UUID.randomUUID());

  @Test
  void allRulesAreReadAsTheyWereStored() {
    var berlin = ZoneId.of("Europe/Berlin");
    var weekly = List.of(new WeeklyWindow(DayOfWeek.MONDAY, MORNING, MAY));
    var overrides = List.of(new DateOverride(LocalDate.parse("2030-06-03"), List.of(MORNING)));
    var timeOff = List.of(new TimeOff(MAY));
    var travel = List.of(new TravelZone(MAY, ZoneId.of("Asia/Tokyo")));
    availabilities.replace(
        new Availability(
            mentor, 1, new AvailabilityRules(berlin, weekly, overrides, timeOff, travel)));

    var stored = availabilities.find(mentor).orElseThrow();
    assertThat(stored.mentor()).isEqualTo(mentor);
    assertThat(stored.version()).isEqualTo(1);
    assertThat(stored.rules())
        .usingRecursiveComparison()
        .isEqualTo(new AvailabilityRules(berlin, weekly, overrides, timeOff, travel));
  }

  @Test
  void aSlowerFirstVersionChangesNothingAndDoesNotFail() {
    assertThat(availabilities.replace(version(1, "Europe/Berlin"))).isTrue();

    assertThat(availabilities.replace(version(1, "Asia/Tokyo"))).isFalse();
    assertThat(availabilities.find(mentor).orElseThrow().rules().zone())
        .isEqualTo(ZoneId.of("Europe/Berlin"));
  }

  @Test
  void onlyTheNextVersionReplacesTheOneBefore() {
    availabilities.replace(version(1, "UTC"));

    assertThat(availabilities.replace(version(3, "Asia/Tokyo"))).isFalse();
    assertThat(availabilities.replace(version(2, "Asia/Tokyo"))).isTrue();
    assertThat(availabilities.find(mentor).orElseThrow().version()).isEqualTo(2);
  }

  private Availability version(long version, String zone) {
    var rules = new AvailabilityRules(ZoneId.of(zone), List.of(), List.of(), List.of(), List.of());
    return new Availability(mentor, version, rules);
  }
}
