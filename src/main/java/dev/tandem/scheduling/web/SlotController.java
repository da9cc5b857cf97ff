package dev.tandem.scheduling.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.caching.CachePolicy;
import dev.tandem.kernel.caching.HttpCache;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.availability.AvailabilityText;
import dev.tandem.scheduling.offering.Offering;
import dev.tandem.scheduling.offering.VisibleOfferings;
import dev.tandem.scheduling.slot.SlotFinder;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** The HTTP API of the slots that can be booked. */
@RestController
@RequestMapping("/api/scheduling/slots")
class SlotController {

  private static final int MAX_MENTORS = 200;

  private final SlotFinder slotFinder;
  private final VisibleOfferings visibleOfferings;
  private final SlotTags tags;
  private final Clock clock;

  SlotController(
      SlotFinder slotFinder, VisibleOfferings visibleOfferings, SlotTags tags, Clock clock) {
    this.slotFinder = slotFinder;
    this.visibleOfferings = visibleOfferings;
    this.tags = tags;
    this.clock = clock;
  }

  /**
   * @param mentor one or several mentors; optional if an offering is given
   * @param zone the time zone of dates in {@code from} and {@code to} and of {@code localStart};
   *     UTC by default
   */
  @HttpCache(CachePolicy.PRIVATE_REVALIDATED)
  @GetMapping
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  @Nullable SlotPage list(
      @RequestParam(required = false) @Nullable List<UUID> mentor,
      @RequestParam(required = false) @Nullable UUID offering,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String zone,
      Paging paging,
      Caller caller,
      ServletWebRequest request) {
    ZoneId localZone = zone == null ? ZoneOffset.UTC : AvailabilityText.parseZone(zone);
    var range = SlotRange.parse(from, to, localZone, clock.instant());
    var requested =
        new RequestedSlots(mentor == null ? List.of() : List.copyOf(mentor), offering, from, to);
    checkSize(requested);
    var tag = tags.find(requested, range, localZone, paging, caller);
    if (tag.filter(request::checkNotModified).isPresent()) {
      return null;
    }
    int counted = Math.max(SlotPage.COUNTED, Math.toIntExact(paging.offset()) + paging.size());
    var found =
        slotFinder.findFirst(
            findRequested(requested, caller), range.from(), range.until(), counted + 1);
    return SlotPage.of(found, counted, paging, localZone);
  }

  private static void checkSize(RequestedSlots requested) {
    if (requested.mentors().size() > MAX_MENTORS) {
      throw Problem.malformed("At most " + MAX_MENTORS + " mentors can be requested at a time.");
    }
    if (requested.offering() == null && requested.mentors().isEmpty()) {
      throw Problem.malformed("mentor or offering is required.");
    }
  }

  private List<Offering> findRequested(RequestedSlots requested, Caller caller) {
    if (requested.offering() == null) {
      return visibleOfferings.findVisible(caller, requested.mentors());
    }
    var offering = visibleOfferings.getVisible(caller, requested.offering());
    var wanted =
        requested.mentors().isEmpty() || requested.mentors().contains(offering.mentor().value());
    return wanted && !offering.withdrawn() ? List.of(offering) : List.of();
  }
}
