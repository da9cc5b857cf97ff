package dev.tandem.architecture;

import java.util.List;

/** What each module declares of what it remembers. */
record CacheReport(List<ModuleCaches> modules) {

  record ModuleCaches(String module, List<DeclaredCache> caches) {}

  /**
   * @param where in the process, in a table, or elsewhere
   * @param atMost how long it may be stale
   */
  record DeclaredCache(
      String name,
      String where,
      String holds,
      String key,
      String bound,
      String staleWhen,
      String atMost,
      String seenBy) {}
}
