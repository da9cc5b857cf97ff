package dev.tandem.readiness.rules.events;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rule 5, for events whose schema is compatible with the committed one. */
final class EventContracts {

  static final RuleCheck CHECK =
      new RuleCheck(
          Rule.EVENTS,
          "event that breaks its contract",
          "the log holds events of the old schema, and other services still read the old schema",
          "add an optional component (@Nullable) instead; for another meaning, publish a new event"
              + " in addition to the old one: module-docs/how-to/evolve-an-event.md",
          EventContracts::incompatibleSchemas);

  private EventContracts() {}

  private static Stream<Violation> incompatibleSchemas(Codebase codebase) {
    var kept =
        PublishedEventType.in(codebase).stream()
            .filter(it -> it.eventClass().isRecord())
            .flatMap(event ->
                committedSchema(codebase, event.module().name(), event.schemaFile())
                    .flatMap(old ->
                        SchemaChanges.incompatibilities(
                            EventSchemas.read(old), EventSchemas.schemaOf(event)))
                    .map(incompatibility ->
                        event.violation(
                            codebase,
                            "breaks the contract of " + event.name() + ": " + incompatibility)));
    var names =
        PublishedEventType.in(codebase).stream()
            .map(event -> event.module().name() + "/events/" + event.schemaFile())
            .collect(Collectors.toSet());
    var gone =
        codebase.filesByPath(Codebase.SourceLayer::contracts, ".schema.json").keySet().stream()
            .filter(it -> !names.contains(it))
            .map(file ->
                new Violation(
                    file.split("/")[0],
                    "no longer publishes " + file.replaceAll(".*/|\\.schema\\.json", ""),
                    "module-docs/" + file + ":1"));
    return Stream.concat(kept, gone);
  }

  private static Stream<Path> committedSchema(Codebase codebase, String module, String file) {
    return codebase.layers.stream()
        .map(it -> it.contracts().resolve(module).resolve("events").resolve(file))
        .filter(Files::exists)
        .limit(1);
  }
}
