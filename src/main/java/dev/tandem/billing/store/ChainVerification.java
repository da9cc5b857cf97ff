package dev.tandem.billing.store;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Recomputes the hashes of each stream, whose links come in the order of their versions. */
final class ChainVerification {

  private final Map<String, String> hashes = new HashMap<>();
  private final Set<String> broken = new LinkedHashSet<>();

  void verify(ChainLink link) {
    if (!isIntact(link)) {
      broken.add(link.stream());
    }
  }

  List<String> brokenStreams() {
    return List.copyOf(broken);
  }

  private boolean isIntact(ChainLink link) {
    var version = link.version();
    var type = link.type();
    var payload = link.payload();
    var at = link.at();
    if (version == null || type == null || payload == null || at == null) {
      return link.head() == 0;
    }
    var previous = hashes.getOrDefault(link.stream(), "");
    var hash = HashChain.hash(previous, link.stream(), version, type, payload, at);
    hashes.put(link.stream(), hash);
    boolean isLast = version == link.head();
    return Long.valueOf(link.head()).equals(link.lastVersion())
        && hash.equals(link.hash())
        && (!isLast || hash.equals(link.headHash()));
  }
}
