package house.scheduling.events;

import java.util.UUID;

public record Attendee(UUID id, String called) {}
