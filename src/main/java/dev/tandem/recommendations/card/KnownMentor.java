package dev.tandem.recommendations.card;

import java.util.UUID;

/**
 * A mentor whom the mentee has met or keeps as a favourite.
 *
 * @param met whether they had a session
 */
record KnownMentor(UUID id, String name, boolean met, CardFacts facts) {}
