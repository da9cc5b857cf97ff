package house.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

@DomainEvent(namespace = "scheduling", name = "remark-made")
public record RemarkMade(EventMetadata meta, UUID menteeId, String remark)
    implements PublishedEvent {}
