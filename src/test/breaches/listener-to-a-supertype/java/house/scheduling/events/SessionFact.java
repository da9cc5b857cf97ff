package house.scheduling.events;

import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;

public interface SessionFact extends PublishedEvent {
  UUID bookingId();
}
