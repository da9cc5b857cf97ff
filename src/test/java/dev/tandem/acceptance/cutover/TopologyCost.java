package dev.tandem.acceptance.cutover;

import dev.tandem.acceptance.environment.Topology;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The latency of bookings in a topology, and the memory and CPU time of its processes meanwhile.
 */
record TopologyCost(
    BookingLatency latency, Map<String, ProcessFootprint> footprints, int bookings) {

  static TopologyCost measure(Topology topology, int bookings) {
    var handles = new TreeMap<String, ProcessHandle>();
    handles.put(Topology.HOME, topology.home().handle());
    handles.put("billing", topology.service("billing").handle());
    var before = new TreeMap<String, ProcessFootprint>();
    handles.forEach((name, handle) -> before.put(name, ProcessFootprint.of(handle)));
    var latency = BookingLatency.measure(topology.client(), bookings);
    var footprints = new TreeMap<String, ProcessFootprint>();
    handles.forEach((name, handle) ->
        footprints.put(name, ProcessFootprint.of(handle).since(before.get(name))));
    return new TopologyCost(latency, footprints, bookings);
  }

  List<String> tableRows(String name) {
    return List.of(
        "| %s: slot held, p50 / p99 | %s / %s ms |"
            .formatted(
                name,
                BookingLatency.percentileMillis(latency.held(), 50),
                BookingLatency.percentileMillis(latency.held(), 99)),
        "| %s: paid and confirmed, p50 / p99 | %s / %s ms |"
            .formatted(
                name,
                BookingLatency.percentileMillis(latency.confirmed(), 50),
                BookingLatency.percentileMillis(latency.confirmed(), 99)),
        "| %s: memory of home / billing's service | %s / %s MiB |"
            .formatted(
                name,
                footprints.get(Topology.HOME).residentMib(),
                footprints.get("billing").residentMib()),
        "| %s: CPU time per booking, home / billing's service | %s / %s ms |"
            .formatted(
                name,
                footprints.get(Topology.HOME).cpuTime().toMillis() / bookings,
                footprints.get("billing").cpuTime().toMillis() / bookings));
  }
}
