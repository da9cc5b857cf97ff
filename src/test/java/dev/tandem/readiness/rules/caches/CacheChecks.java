package dev.tandem.readiness.rules.caches;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.rules.caches.DeclaredCache.Kind;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rule 12: what is remembered is declared, and what is declared is remembered. */
public final class CacheChecks {

  private CacheChecks() {}

  public static List<RuleCheck> checks() {
    return List.of(
        new RuleCheck(
            Rule.CACHES,
            "cache that nobody declared",
            "what a process remembers can be old, can grow, and another instance or the side after"
                + " a move does not have it",
            "ask the database if that is quick enough; otherwise say in"
                + " src/main/resources/<module>/caches.yaml what it holds, by which key, how much,"
                + " what makes it stale, for how long at most, and who sees it",
            CacheChecks::undeclaredMembers),
        new RuleCheck(
            Rule.CACHES,
            "copy that nobody declared",
            "what a module keeps of another's events is as old as their delivery, and nobody knows"
                + " which reads that concerns",
            "name the event in src/main/resources/<module>/caches.yaml: at the table that is a copy"
                + " of what it says, or under acts-on if nothing of it is kept",
            CacheChecks::undeclaredCopies),
        new RuleCheck(
            Rule.CACHES,
            "how long an answer is kept, set by hand",
            "the header contradicts the policy that the route declares and that the table of routes"
                + " shows, and proxies believe the header",
            "leave the header out, which means no-store, or annotate the handler with @HttpCache",
            HandmadeHeaders::in),
        new RuleCheck(
            Rule.CACHES,
            "declared cache that is gone",
            "the page about caches would describe what is no longer there",
            "delete the entry, or correct its name",
            CacheChecks::declaredInVain),
        new RuleCheck(
            Rule.CACHES,
            "declaration that leaves a question open",
            "whoever looks for an old value needs all answers",
            "answer " + String.join(", ", DeclaredCache.QUESTIONS) + " in a few words each",
            CacheChecks::unanswered));
  }

  private static Stream<Violation> undeclaredMembers(Codebase codebase) {
    return CacheMembers.in(codebase).stream()
        .filter(member -> !names(codebase, member.module()).contains(member.name()))
        .map(member ->
            new Violation(
                    member.module(), member.does() + ", which no entry declares", member.location())
                .withRemedy(remedyFor(member)));
  }

  private static String remedyFor(CacheMembers member) {
    return "ask the database if that is quick enough; otherwise declare it under in-process in "
        + "src/main/resources/"
        + member.module()
        + "/caches.yaml as "
        + member.name()
        + ", with "
        + String.join(", ", DeclaredCache.QUESTIONS);
  }

  private static Set<String> names(Codebase codebase, String module) {
    return ModuleCaches.of(codebase, module)
        .of(Kind.IN_PROCESS)
        .map(DeclaredCache::name)
        .collect(Collectors.toSet());
  }

  private static Stream<Violation> undeclaredCopies(Codebase codebase) {
    return HeardEvents.in(codebase).stream()
        .filter(HeardEvents::isOfAnother)
        .filter(heard -> !eventNames(codebase, heard.module()).contains(heard.event().name()))
        .map(heard ->
            new Violation(
                heard.module(),
                "listens to "
                    + heard.event().name()
                    + " and does not say whether it keeps what that tells",
                heard.location()));
  }

  private static Set<String> eventNames(Codebase codebase, String module) {
    var declared = ModuleCaches.of(codebase, module);
    return Stream.concat(
            declared.caches().stream().flatMap(it -> it.events().stream()),
            declared.actsOn().stream())
        .collect(Collectors.toSet());
  }

  private static Stream<Violation> declaredInVain(Codebase codebase) {
    var members = CacheMembers.in(codebase);
    return ModuleCaches.in(codebase).values().stream()
        .flatMap(declared -> {
          var fields =
              members.stream()
                  .filter(it -> it.module().equals(declared.module()))
                  .map(CacheMembers::name)
                  .collect(Collectors.toSet());
          var tables = ModuleTables.of(codebase, declared.module());
          return Stream.concat(
              Stream.concat(
                      declared.of(Kind.IN_PROCESS).filter(it -> !fields.contains(it.name())),
                      declared.of(Kind.TABLE).filter(it -> !tables.contains(it.name())))
                  .map(it ->
                      new Violation(
                          it.module(),
                          "declares the cache " + it.name() + ", which does not exist",
                          it.location())),
              unheard(codebase, declared));
        });
  }

  private static Stream<Violation> unheard(Codebase codebase, ModuleCaches declared) {
    var heard =
        HeardEvents.in(codebase).stream()
            .filter(it -> it.module().equals(declared.module()))
            .map(it -> it.event().name())
            .collect(Collectors.toSet());
    return eventNames(codebase, declared.module()).stream()
        .filter(name -> !heard.contains(name))
        .map(name ->
            new Violation(
                declared.module(),
                "names the event " + name + " among its caches, which it does not listen to",
                declared.file()
                    + ":"
                    + codebase.lineOf(java.nio.file.Path.of(declared.file()), name)));
  }

  private static Stream<Violation> unanswered(Codebase codebase) {
    return ModuleCaches.in(codebase).values().stream()
        .flatMap(declared -> declared.caches().stream())
        .flatMap(cache ->
            cache
                .unanswered()
                .map(question ->
                    new Violation(
                        cache.module(),
                        "does not say of " + cache.name() + ": " + question,
                        cache.location())));
  }
}
