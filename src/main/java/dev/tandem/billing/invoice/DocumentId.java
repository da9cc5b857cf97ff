package dev.tandem.billing.invoice;

import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/** The id of an invoice or a credit note: the id of the recorded event that caused it. */
public record DocumentId(UUID value) implements Identifier {}
