package dev.tandem.readiness.rules.dependencies;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import dev.tandem.readiness.codebase.JavadocSentences;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Rule 1, for what a module or package says that it is for. */
final class DeclaredPurposes {

  /** Words that say nothing about what a module does. */
  private static final Set<String> FILLERS =
      Set.of(
          ("a an the and or of for with in to this that its it is are be all some various general"
                  + " common misc other stuff things thing module modules package packages class"
                  + " classes code logic functionality function functions feature features service"
                  + " services component components domain context business main core contains"
                  + " contain provides provide everything implementation application todo tbd fixme"
                  + " purpose description describe add here see below tandem do does did done what which how"
                  + " whatever different several many related relevant helper helpers util utils"
                  + " utility utilities handle handles manage manages support supports etc kind kinds"
                  + " sort sorts something anything")
              .split(" "));

  private DeclaredPurposes() {}

  static RuleCheck check() {
    return new RuleCheck(
        Rule.DEPENDENCIES,
        "purpose that says nothing",
        "nobody can tell what belongs into the module or package and what does not",
        "say in one sentence of the package's Javadoc what it does, with a verb and the nouns"
            + " of its field, e.g. \"Charges mentees, keeps the ledger and pays mentors.\"",
        DeclaredPurposes::emptyPurposes);
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
}
