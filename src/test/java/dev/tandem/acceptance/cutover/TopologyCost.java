package dev.tandem.acceptance.cutover;

import dev.tandem.acceptance.environment.Topology;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a topology costs: how long bookings take, and what its processes take meanwhile. */
record TopologyCost(
    BookingLatency latency, Map<String, ProcessFootprint> footprints, int bookings) {

  static TopologyCost measure(Topology topology, int bookings) {
    var handles = new TreeMap<String, ProcessHandle>();
    handles.put(Topology.HOME, topology.home().handle());
    handles.put("billing", topology.service("billing").handle());
    var before = new TreeMap<String, ProcessFootprint>();
    handles.forEach((name, it) -> before.put(name, ProcessFootprint.of(it)));
    var pace = BookingLatency.measure(topology.client(), bookings);
    var taken = new TreeMap<String, ProcessFootprint>();
    handles.forEach((name, it) -> taken.put(name, ProcessFootprint.of(it).since(before.get(name))));
    return new TopologyCost(pace, taken, bookings);
  }

  List<String> tableRows(String name) {
    return List.of(
        "| %s: slot held, p50 / p99 | %d / %d ms |"
            .formatted(
                name,
                BookingLatency.percentileMillis(latency.held(), 50),
                BookingLatency.percentileMillis(latency.held(), 99)),
        "| %s: paid and confirmed, p50 / p99 | %d / %d ms |"
            .formatted(
                name,
                BookingLatency.percentileMillis(latency.confirmed(), 50),
                BookingLatency.percentileMillis(latency.confirmed(), 99)),
        "| %s: memory of home / billing's service | %d / %d MiB |"
            .formatted(
                name,
                footprints.get(Topology.HOME).residentMib(),
                footprints.get("billing").residentMib()),
        "| %s: processor time a booking, home / billing's service | %d / %d ms |"
            .formatted(
                name,
                footprints.get(Topology.HOME).cpuTime().toMillis() / bookings,
                footprints.get("billing").cpuTime().toMillis() / bookings));
  }
}
