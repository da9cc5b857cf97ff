package house.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.kernel.money.Money;
import java.util.List;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;
import org.jspecify.annotations.Nullable;

@DomainEvent(namespace = "scheduling", name = "booking-confirmed")
public record BookingConfirmed(
    EventMetadata meta,
    UUID bookingId,
    UUID mentorId,
    Money price,
    @dev.tandem.eventing.publishing.NotPersonal("topics from a common vocabulary")
        List<String> topics,
    @Nullable UUID cohortId,
    int minutes)
    implements PublishedEvent {
  public BookingConfirmed {
    topics = List.copyOf(topics);
  }
}
