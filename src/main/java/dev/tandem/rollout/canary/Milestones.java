package dev.tandem.rollout.canary;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Positions of home's write-ahead log at known times. */
class Milestones {

  private final ConcurrentSkipListMap<Instant, String> positions = new ConcurrentSkipListMap<>();

  void add(Instant at, String position) {
    positions.put(at, position);
  }

  void forgetBefore(Instant time) {
    positions.headMap(time).clear();
  }

  /** The first position that is known from that time on: who has it has all that was before. */
  Optional<String> firstFrom(Instant time) {
    return Optional.ofNullable(positions.ceilingEntry(time)).map(Map.Entry::getValue);
  }
}
