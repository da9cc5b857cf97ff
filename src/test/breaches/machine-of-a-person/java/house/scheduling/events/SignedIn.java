package house.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.net.InetAddress;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

@DomainEvent(namespace = "scheduling", name = "signed-in")
public record SignedIn(EventMetadata meta, UUID menteeId, InetAddress from)
    implements PublishedEvent {}
