package dev.tandem.scheduling.offering;

import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/** Identifies a mentor or a mentee. */
public record MemberId(UUID value) implements Identifier {}
