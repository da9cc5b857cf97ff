/** What a card tells about a mentor beside the profile: rating, price and next free day. */
@NullMarked
package dev.tandem.recommendations.card;

import org.jspecify.annotations.NullMarked;
