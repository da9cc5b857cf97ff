package dev.tandem.notifications.contact;

import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;

/** What a visitor asked for by an address. */
@ValueObject
record AddressRequest(
    UUID id, AddressRequestKind kind, String address, String displayName, String language) {}
