package dev.tandem.kernel.routing;

import org.jspecify.annotations.Nullable;

/**
 * A read that a module proposes, about members and things that it has sampled. The platform asks
 * both sides of the module, so that they are also compared where nobody asks.
 *
 * @param route the template, such as {@code GET /api/billing/accounts/{memberId}}
 * @param address path and query
 * @param ranked the field that names an item, if the order of the answer's {@code items} is a
 *     ranking; null otherwise
 */
public record SampledRead(String route, String address, @Nullable String ranked) {

  public static SampledRead of(String route, String address) {
    return new SampledRead(route, address, null);
  }
}
