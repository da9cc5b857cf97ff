package dev.tandem.readiness.documentation;

import com.tngtech.archunit.core.domain.JavaMethod;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import dev.tandem.readiness.codebase.DependencyGraph;
import dev.tandem.readiness.rules.ListenerChecks;
import dev.tandem.readiness.rules.events.PublishedEventType;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Which module consumes which events of which other, read from the listeners. */
final class EventFlows {

  private EventFlows() {}

  /** A published event, a module that consumes it, and the module's listener. */
  record EventFlow(PublishedEventType event, DeclaredModule to, JavaMethod listener) {

    String from() {
      return event.module().name();
    }

    String listenerId() {
      return ListenerChecks.listenerId(listener);
    }
  }

  static List<EventFlow> of(Codebase codebase) {
    return codebase.cached("flows", () -> findFlows(codebase));
  }

  private static List<EventFlow> findFlows(Codebase codebase) {
    var events = PublishedEventType.in(codebase);
    return codebase
        .moduleClasses()
        .flatMap(moduleClass ->
            ListenerChecks.listenersIn(moduleClass.type())
                .flatMap(listener ->
                    eventsOf(events, listener)
                        .map(event -> new EventFlow(event, moduleClass.module(), listener))))
        .sorted(
            Comparator.comparing(EventFlow::from)
                .thenComparing(it -> it.event().name())
                .thenComparing(it -> it.to().name())
                .thenComparing(EventFlow::listenerId))
        .toList();
  }

  private static Stream<PublishedEventType> eventsOf(
      List<PublishedEventType> events, JavaMethod listener) {
    return listener.getRawParameterTypes().stream()
        .flatMap(type -> events.stream().filter(it -> it.type().isAssignableTo(type.getName())));
  }

  static DependencyGraph graph(Codebase codebase) {
    var graph = new DependencyGraph();
    of(codebase).forEach(flow -> graph.addEdge(flow.from(), flow.to().name()));
    return graph;
  }
}
