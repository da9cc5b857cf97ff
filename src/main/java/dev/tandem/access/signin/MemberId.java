package dev.tandem.access.signin;

import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

public record MemberId(UUID value) implements Identifier {}
