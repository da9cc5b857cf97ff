package dev.tandem.readiness.rules.dependencies;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import dev.tandem.readiness.codebase.DeclaredModule.AllowedDependency;
import dev.tandem.readiness.codebase.DependencyGraph;
import dev.tandem.readiness.codebase.JavadocSentences;
import dev.tandem.readiness.codebase.SourceFiles;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rule 1, for declarations: each has content, and what it names exists and is used. */
public final class DeclarationChecks {

  /** Words that say nothing about what a module does. */
  private static final Set<String> FILLERS =
      Set.of(
          ("a an the and or of for with in to this that its it is are be all some various general"
                  + " common misc other stuff things thing module modules package packages class"
                  + " classes code logic functionality function functions feature features service"
                  + " services component components domain context business main core contains"
                  + " contain provides provide everything implementation application todo tbd fixme"
                  + " purpose description describe add here see below tandem")
              .split(" "));

  private static final Pattern DECISION = Pattern.compile("(?i)\\bdecisions?(?:/|\\s+)(\\d{4})\\b");

  /** The page that quotes the messages of this check and the others. */
  private static final String PLANTED_VIOLATIONS = "breaches.md";

  private DeclarationChecks() {}

  public static List<RuleCheck> checks() {
    return List.of(
        new RuleCheck(
            Rule.DEPENDENCIES,
            "purpose that says nothing",
            "nobody can tell what belongs into the module or package and what does not",
            "say in one sentence of the package's Javadoc what it does, with a verb and the nouns"
                + " of its field, e.g. \"Charges mentees, keeps the ledger and pays mentors.\"",
            DeclarationChecks::emptyPurposes),
        new RuleCheck(
            Rule.DEPENDENCIES,
            "allowed dependency that nobody uses",
            "what is allowed and not used hides the next real dependency, and shows the architects"
                + " an arrow that does not exist",
            "remove the entry from allowedDependencies in package-info.java",
            DeclarationChecks::unusedDependencies),
        new RuleCheck(
            Rule.DEPENDENCIES,
            "decision that does not exist",
            "a reason that cannot be looked up is none",
            "write the number of a page of module-docs/decisions, or add the page",
            DeclarationChecks::missingDecisions));
  }

  private static Stream<Violation> emptyPurposes(Codebase codebase) {
    return codebase
        .moduleClasses()
        .filter(it -> it.type().getSimpleName().equals("package-info"))
        .filter(it -> {
          var sentence = JavadocSentences.ofPackage(codebase, it.type());
          var isModule = it.type().getPackageName().equals(it.module().basePackage());
          return wordsWithContent(it.module(), it.type().getPackageName(), sentence)
              < (isModule ? 2 : 1);
        })
        .map(it -> {
          var sentence = JavadocSentences.ofPackage(codebase, it.type());
          var name = it.type().getPackageName();
          return new Violation(
              it.module().name(),
              "states "
                  + (sentence.isEmpty() ? "no purpose" : "the purpose \"" + sentence + "\"")
                  + (name.equals(it.module().basePackage()) ? "" : " of " + name)
                  + (sentence.isEmpty() ? "" : ", which says nothing"),
              codebase.locationOf(it.type(), "/**", "package "));
        });
  }

  private static int wordsWithContent(DeclaredModule module, String name, String sentence) {
    var words = new HashSet<String>();
    for (var word : sentence.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
      if (word.length() > 1 && !FILLERS.contains(word) && !isNameOf(module, name, word)) {
        words.add(word);
      }
    }
    return words.size();
  }

  private static boolean isNameOf(DeclaredModule module, String packageName, String word) {
    var last = packageName.substring(packageName.lastIndexOf('.') + 1);
    return Stream.of(module.name(), last)
        .anyMatch(
            name -> word.equals(name) || word.equals(name + "s") || (word + "s").equals(name));
  }

  private static Stream<Violation> unusedDependencies(Codebase codebase) {
    var used =
        DependencyGraph.codeDependencies(codebase)
            .map(it ->
                it.from().name()
                    + " → "
                    + it.to().name()
                    + " :: "
                    + it.to()
                        .namedInterfaceOf(it.dependency().getTargetClass().getBaseComponentType()))
            .collect(Collectors.toSet());
    var inCycles =
        DependencyGraph.ofDeclarations(codebase.modules).cycles().stream()
            .flatMap(List::stream)
            .collect(Collectors.toSet());
    return codebase.modules.values().stream()
        .flatMap(module ->
            module.allowedDependencies().stream()
                .filter(to -> !to.namedInterface().isEmpty() && !to.namedInterface().equals("*"))
                .filter(to -> !used.contains(module.name() + " → " + to))
                .filter(to -> !inCycles.contains(module.name()) || !inCycles.contains(to.module()))
                .filter(to -> !isUsedInSources(codebase, module, to))
                .map(to -> unused(codebase, module, to)));
  }

  private static Violation unused(Codebase codebase, DeclaredModule module, AllowedDependency to) {
    var exists =
        codebase.modules.containsKey(to.module())
            && codebase
                .modules
                .get(to.module())
                .namedInterfaces()
                .containsValue(to.namedInterface());
    return new Violation(
        module.name(),
        "allows itself \"" + to + "\", which " + (exists ? "nothing uses" : "does not exist"),
        codebase.locationOf(module.declaration(), "\"" + to + "\"", "\"" + to.module()));
  }

  /** Constants and annotations of the source leave no trace in the class files. */
  private static boolean isUsedInSources(
      Codebase codebase, DeclaredModule module, AllowedDependency to) {
    var target = codebase.modules.get(to.module());
    if (target == null) {
      return false;
    }
    var packages =
        target.namedInterfaces().entrySet().stream()
            .filter(it -> it.getValue().equals(to.namedInterface()))
            .map(Map.Entry::getKey)
            .toList();
    return codebase
        .classesOf(module)
        .map(codebase::sourceOf)
        .distinct()
        .map(source -> codeLines(source).toList())
        .anyMatch(lines ->
            lines.stream()
                .filter(line -> packages.stream().anyMatch(it -> line.contains(it + ".")))
                .anyMatch(line -> !line.startsWith("import ") || isUsed(line, lines)));
  }

  /** Whether code, and not only a comment, uses what the line imports. */
  private static boolean isUsed(String imported, List<String> lines) {
    var name = imported.replaceFirst(";.*", "").replaceFirst(".*\\.", "");
    var word = Pattern.compile("\\b" + Pattern.quote(name) + "\\b");
    return name.equals("*")
        || lines.stream()
            .filter(line -> !line.startsWith("import "))
            .anyMatch(line -> word.matcher(line).find());
  }

  private static Stream<String> codeLines(Path source) {
    return SourceFiles.linesOf(source).stream()
        .map(String::strip)
        .filter(line -> !line.startsWith("*") && !line.startsWith("/"));
  }

  private static Stream<Violation> missingDecisions(Codebase codebase) {
    var pages = codebase.filesByPath(Codebase.SourceLayer::contracts, ".md");
    var decisions =
        pages.keySet().stream()
            .filter(it -> it.startsWith("decisions/"))
            .map(it -> it.substring("decisions/".length()).split("-")[0])
            .collect(Collectors.toSet());
    var sources = codebase.filesByPath(Codebase.SourceLayer::sources, ".java");
    var templates = codebase.filesByPath(it -> it.resources().resolve("templates"), ".html");
    return Stream.of(pages, sources, templates)
        .flatMap(it -> it.entrySet().stream())
        .filter(file -> !file.getKey().equals(PLANTED_VIOLATIONS))
        .map(Map.Entry::getValue)
        .flatMap(file -> missingDecisionsIn(codebase, file, decisions));
  }

  private static Stream<Violation> missingDecisionsIn(
      Codebase codebase, Path file, Set<String> decisions) {
    var lines = SourceFiles.linesOf(file);
    var path = file.toString().replace('\\', '/');
    return IntStream.range(0, lines.size())
        .boxed()
        .flatMap(i ->
            DECISION
                .matcher(lines.get(i))
                .results()
                .map(found -> found.group(1))
                .filter(number -> !decisions.contains(number))
                .map(number ->
                    new Violation(
                        ownerOf(codebase, path),
                        "refers to decision " + number + ", which does not exist",
                        path + ":" + (i + 1))));
  }

  private static String ownerOf(Codebase codebase, String path) {
    return codebase.modules.keySet().stream()
        .filter(module -> path.contains("/" + module + "/"))
        .findFirst()
        .orElse("documentation");
  }
}
