package dev.tandem.scheduling.availability;

import java.time.ZoneId;
import org.jmolecules.ddd.annotation.ValueObject;

/** The mentor's time zone from the start of the first day of a trip to the end of the last. */
@ValueObject
public record TravelZone(DateRange dates, ZoneId zone) {}
