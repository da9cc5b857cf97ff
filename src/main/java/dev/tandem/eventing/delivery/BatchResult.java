package dev.tandem.eventing.delivery;

import dev.tandem.eventing.interaction.Interaction;
import dev.tandem.eventing.log.Cursor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a batch has done, once it is committed.
 *
 * @param outcomes by partition; none for a partition that could not be leased
 * @param partitionsWithHeldKeys partitions in which deliveries are held back and may be due
 * @param deliveredCounts how many events each subscription has handled
 * @param interactions how many events each module has taken from the log, without those of a replay
 */
record BatchResult(
    Map<Integer, DeliveryOutcome> outcomes,
    Set<Integer> partitionsWithHeldKeys,
    Map<String, Integer> deliveredCounts,
    Map<Interaction, Integer> interactions) {

  static final BatchResult NONE = new BatchResult(Map.of(), Set.of(), Map.of(), Map.of());

  static BatchResult notResponsible(List<Cursor> cursors) {
    var outcomes =
        cursors.stream()
            .collect(
                Collectors.toMap(Cursor::partition, cursor -> DeliveryOutcome.NOT_RESPONSIBLE));
    return new BatchResult(outcomes, Set.of(), Map.of(), Map.of());
  }

  DeliveryOutcome outcome(int partition) {
    return outcomes.getOrDefault(partition, DeliveryOutcome.LEASE_UNAVAILABLE);
  }
}
