package dev.tandem.kernel.pool;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A request's right to the connections of its use. It is taken with the first connection, so that a
 * slow body costs nothing, and given back when the request ends.
 *
 * @param address of the request; requests for one address share a part of the pool, so that a row
 *     on which all of them wait does not stop the others
 */
record RequestScope(DatabaseUse use, String address, Set<AddressShare> held) {

  static final RequestScope NONE = new RequestScope(DatabaseUse.BACKGROUND, "", Set.of());

  static RequestScope of(DatabaseUse use, String address) {
    return new RequestScope(use, address, ConcurrentHashMap.newKeySet());
  }

  void close() {
    held.forEach(AddressShare::release);
    held.clear();
  }
}
