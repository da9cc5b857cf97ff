package dev.tandem.scheduling.availability;

import java.time.ZoneId;
import org.jmolecules.ddd.annotation.ValueObject;

/** The mentor's clock shows this zone from the start of the first day to the end of the last. */
@ValueObject
public record TravelZone(DateRange dates, ZoneId zone) {}
