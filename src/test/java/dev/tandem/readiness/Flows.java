package dev.tandem.readiness;

import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Which module hears of what from which: read from the listeners. */
final class Flows {

  private Flows() {}

  /** An event on its way, or the interface by which the consumer knows it. */
  record Flow(Facts.Fact event, Module to, JavaMethod listener) {

    String from() {
      return event.module().name();
    }

    String id() {
      return Listeners.id(listener);
    }
  }

  static List<Flow> of(House house) {
    return house.once("flows", () -> ofNow(house));
  }

  private static List<Flow> ofNow(House house) {
    var events = Facts.of(house);
    return house
        .owned()
        .flatMap(owned ->
            Listeners.of(owned.type())
                .flatMap(listener ->
                    heard(events, listener)
                        .map(event -> new Flow(event, owned.module(), listener))))
        .sorted(
            Comparator.comparing(Flow::from)
                .thenComparing(it -> it.event().name())
                .thenComparing(it -> it.to().name())
                .thenComparing(Flow::id))
        .toList();
  }

  private static Stream<Facts.Fact> heard(List<Facts.Fact> events, JavaMethod listener) {
    return listener.getRawParameterTypes().stream()
        .flatMap(type -> events.stream().filter(it -> it.type().isAssignableTo(type.getName())));
  }

  static Graph graph(House house) {
    var graph = new Graph();
    of(house).forEach(it -> graph.edge(it.from(), it.to().name()));
    return graph;
  }
}
