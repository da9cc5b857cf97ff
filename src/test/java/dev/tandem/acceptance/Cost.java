package dev.tandem.acceptance;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a topology costs: how long bookings take, and what its processes take meanwhile. */
record Cost(BookingPace pace, Map<String, Footprint> processes, int bookings) {

  static Cost of(Topology topology, int bookings) {
    var handles = new TreeMap<String, ProcessHandle>();
    handles.put(Topology.HOME, topology.home().handle());
    handles.put("billing", topology.service("billing").handle());
    var before = new TreeMap<String, Footprint>();
    handles.forEach((name, it) -> before.put(name, Footprint.of(it)));
    var pace = BookingPace.of(topology.platform(), bookings);
    var taken = new TreeMap<String, Footprint>();
    handles.forEach((name, it) -> taken.put(name, Footprint.of(it).since(before.get(name))));
    return new Cost(pace, taken, bookings);
  }

  List<String> rows(String name) {
    return List.of(
        "| %s: slot held, p50 / p99 | %d / %d ms |"
            .formatted(name, BookingPace.at(pace.held(), 50), BookingPace.at(pace.held(), 99)),
        "| %s: paid and confirmed, p50 / p99 | %d / %d ms |"
            .formatted(
                name, BookingPace.at(pace.confirmed(), 50), BookingPace.at(pace.confirmed(), 99)),
        "| %s: memory of home / billing's service | %d / %d MiB |"
            .formatted(
                name, processes.get(Topology.HOME).memory(), processes.get("billing").memory()),
        "| %s: processor time a booking, home / billing's service | %d / %d ms |"
            .formatted(
                name,
                processes.get(Topology.HOME).processor().toMillis() / bookings,
                processes.get("billing").processor().toMillis() / bookings));
  }
}
