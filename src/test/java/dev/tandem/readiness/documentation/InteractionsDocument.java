package dev.tandem.readiness.documentation;

import dev.tandem.eventing.interaction.Interaction;
import dev.tandem.eventing.interaction.InteractionKind;
import dev.tandem.kernel.routing.Extractable;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import dev.tandem.readiness.rules.address.PagePart;
import dev.tandem.rollout.remote.RemoteCall;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** How modules use each other as the code declares it, for the architecture page. */
final class InteractionsDocument {

  private InteractionsDocument() {}

  static String json(Codebase codebase) {
    var declared =
        Stream.of(events(codebase), pageParts(codebase), serviceCalls(codebase))
            .flatMap(each -> each)
            .distinct()
            .sorted(
                Comparator.comparing(Interaction::kind)
                    .thenComparing(Interaction::source)
                    .thenComparing(Interaction::target)
                    .thenComparing(Interaction::subject))
            .toList();
    return ContractDocuments.toJson(Map.of("interactions", declared));
  }

  private static Stream<Interaction> events(Codebase codebase) {
    return EventFlows.of(codebase).stream()
        .filter(flow -> !flow.from().equals(flow.to().name()))
        .map(flow ->
            new Interaction(
                InteractionKind.EVENT, flow.from(), flow.to().name(), flow.event().name()));
  }

  private static Stream<Interaction> pageParts(Codebase codebase) {
    return PagePart.of(codebase)
        .map(part ->
            new Interaction(InteractionKind.PAGE_PART, part.source(), part.target(), part.route()));
  }

  private static Stream<Interaction> serviceCalls(Codebase codebase) {
    return codebase.modules.values().stream()
        .filter(module -> module.declaration().isAnnotatedWith(Extractable.class))
        .map(DeclaredModule::name)
        .flatMap(module -> Arrays.stream(RemoteCall.values()).map(call -> call.to(module)));
  }
}
