package house.recommendations;

import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;

public interface RatingGiven extends PublishedEvent {
  UUID bookingId();
}
